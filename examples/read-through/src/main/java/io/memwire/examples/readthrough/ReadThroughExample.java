package io.memwire.examples.readthrough;

import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A database with a cache in front of it. Uses the servers in {@code MEMWIRE_SERVERS} ({@code host:port,…}), or starts
 * one itself.
 */
public final class ReadThroughExample {
    private static final List<Integer> CUSTOMERS =
            IntStream.rangeClosed(1, Shop.CUSTOMERS).boxed().toList();
    private static final int PAGE = 50;

    private final Shop shop;
    private final ReadThrough<Integer, CustomerReport> reports;
    private final PrintStream out;

    private ReadThroughExample(Shop shop, ReadThrough<Integer, CustomerReport> reports, PrintStream out) {
        this.shop = shop;
        this.reports = reports;
        this.out = out;
    }

    /** Runs the example and prints what it measured. */
    public static void main(String[] args) throws SQLException {
        run(System.getenv("MEMWIRE_SERVERS"), System.out);
    }

    static void run(@Nullable String servers, PrintStream out) throws SQLException {
        if (servers != null && !servers.isBlank()) {
            out.println("Read-through, on the servers of MEMWIRE_SERVERS");
            run(servers.strip().split("\\s*,\\s*"), out);
            return;
        }
        try (var server = EmbeddedServer.start()) {
            out.println("Read-through, on an embedded server (MEMWIRE_SERVERS=host:port,… for your own)");
            run(new String[] {server.address()}, out);
        }
    }

    private static void run(String[] servers, PrintStream out) throws SQLException {
        var builder = MemcacheClient.builder().servers(servers).serializer(new CustomerReportSerializer());
        try (var client = builder.build();
                var shop = new Shop()) {
            var cache = client.typed(CustomerReport.class).prefixed("customer-report:");
            cache.deleteMulti(CUSTOMERS); // what an earlier run may have left
            new ReadThroughExample(shop, new ReadThrough<>(cache, Duration.ofMinutes(10), shop), out).tell();
            cache.deleteMulti(CUSTOMERS);
        }
    }

    private void tell() throws SQLException {
        say("""

                The database, H2 in memory, holds %,d customers, %,d orders and %,d order lines. A report
                on a customer takes one query over all that the customer ever bought. The cache keeps it for
                ten minutes.
                """, Shop.CUSTOMERS, Shop.ORDERS, Shop.LINES);
        say("%-24s %8s %8s %10s %10s %12s", "", "hits", "misses", "hit ratio", "total", "a report");
        Pass first = pass("first pass", this::oneByOne);
        Pass second = pass("second pass", this::oneByOne);
        Pass paged = pass("in pages of " + PAGE, this::byPages);
        requireEqual(first, second);
        requireEqual(first, paged);
        say("""

                Speed-up of the second pass: %.1f times; in pages, one getMulti each: %.1f times. All three
                passes gave equal reports. (A run this short measures a JVM that still warms up.)
                """, second.speedUpOver(first), paged.speedUpOver(first));

        int customer = 7;
        say("Customer %d orders once more; the application changes the database and invalidates the key:", customer);
        say("    before  %s", reports.get(customer));
        shop.order(customer, 1, 3);
        reports.invalidate(customer);
        say("    after   %s", reports.get(customer));
    }

    private Pass pass(String name, Supplier<Map<Integer, CustomerReport>> reading) {
        Pass pass = Pass.measure(reports, reading);
        say(
                "%-24s %8d %8d %8.1f %% %7.1f ms %9.3f ms",
                name,
                pass.hits(),
                pass.misses(),
                pass.hitPercent(),
                pass.nanos() / 1e6,
                pass.nanos() / 1e6 / pass.reports().size());
        return pass;
    }

    private Map<Integer, CustomerReport> oneByOne() {
        Map<Integer, CustomerReport> read = new HashMap<>();
        for (int customer : CUSTOMERS) {
            CustomerReport report = reports.get(customer);
            if (report != null) {
                read.put(customer, report);
            }
        }
        return read;
    }

    private Map<Integer, CustomerReport> byPages() {
        Map<Integer, CustomerReport> read = new HashMap<>();
        for (int from = 0; from < CUSTOMERS.size(); from += PAGE) {
            List<Integer> page = CUSTOMERS.subList(from, Math.min(from + PAGE, CUSTOMERS.size()));
            read.putAll(reports.getMulti(page));
        }
        return read;
    }

    private static void requireEqual(Pass one, Pass other) {
        if (!one.reports().equals(other.reports())) {
            throw new IllegalStateException("the cache gave other reports than the database");
        }
    }

    private void say(String format, @Nullable Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
