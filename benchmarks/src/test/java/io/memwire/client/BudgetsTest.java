package io.memwire.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.benchmarks.Keys;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.ReplyLimits;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.StoreCommand;
import io.memwire.protocol.text.WireBuffer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bytes and system calls of a request do not depend on the machine: they are held to {@code budgets.txt}. */
class BudgetsTest {
    private static final int VALUE_BYTES = 100;
    private static final int REPEATS = 1_000;

    private static final String[] KEYS = Keys.of("ascii-30", 100);
    private static final byte[] VALUE = new byte[VALUE_BYTES];

    private final Budgets budgets = Budgets.read();
    private final WireBuffer out = new WireBuffer(1024);
    private int next;
    private long sum; // keeps results alive
    private byte[] kept = VALUE; // or the compiler would make no array at all

    private String nextKey() {
        next = (next + 1) % KEYS.length;
        return KEYS[next];
    }

    @Test
    void countsAllocationsAtAll() throws Exception {
        double bytes = AllocationMeter.bytesPerCall(Double.MAX_VALUE, () -> kept = new byte[VALUE_BYTES]);

        assertTrue(bytes >= VALUE_BYTES, bytes + " bytes for an array of " + kept.length);
    }

    @Test
    void encodesWithinItsBudget() throws Exception {
        budgets.holdBytes("encode get, 30-byte String key, bytes", () -> {
            out.clear();
            RequestEncoder.get(out, Key.of(nextKey()).bytes());
            sum += out.length();
        });
        budgets.holdBytes("encode set, 30-byte String key, bytes", () -> {
            out.clear();
            RequestEncoder.store(out, StoreCommand.SET, Key.of(nextKey()).bytes(), 0, 0, VALUE, false);
            sum += out.length();
        });
    }

    @Test
    void routesWithinItsBudget() throws Exception {
        List<Server> servers = IntStream.range(0, 10)
                .mapToObj(i -> Server.parse("10.0.0." + i + ":11211"))
                .toList();
        NodeLocator locator = NodeLocators.MODULO.create(servers, KeyHashers.CMEMCACHE);
        byte[] key = KEYS[0].getBytes(US_ASCII);

        budgets.holdBytes(
                "route a key, bytes",
                () -> sum += locator.locate(KeyHashers.CMEMCACHE.hash(key), key, 0, key.length, NodeAvailability.ALL));
    }

    @Test
    void decodesWithinItsBudget() throws Exception {
        byte[] key = KEYS[0].getBytes(US_ASCII);
        byte[] wire = ("VALUE " + KEYS[0] + " 0 100\r\n" + "v".repeat(VALUE_BYTES) + "\r\nEND\r\n").getBytes(US_ASCII);
        var decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);

        budgets.holdBytes("decode a hit of 100 B, bytes", () -> {
            System.arraycopy(wire, 0, decoder.target(), decoder.targetOffset(), wire.length);
            decoder.received(wire.length);
            for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
                sum += kind == ReplyKind.VALUE && decoder.keyEquals(key) ? decoder.value().length : 1;
            }
        });
    }

    @Test
    void allocatesWithinItsBudgetOnTheWholeRoad() throws Exception {
        List<String> keys = List.of(KEYS);
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            MemcacheClient client = loopback.client();
            budgets.holdBytes(
                    "get of 100 B, whole road, bytes", () -> sum += client.get(nextKey(), byte[].class).length);
            budgets.holdBytes("set of 100 B, whole road, bytes", () -> sum += client.set(nextKey(), VALUE) ? 1 : 0);
            budgets.holdBytes(
                    "getMulti of 100 x 100 B, whole road, bytes",
                    () -> sum += client.getMulti(keys, byte[].class).size());
        }
    }

    @Test
    void aLoneCallerWritesAndReadsOnce() {
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            MemcacheClient client = loopback.client();
            for (int i = 0; i < REPEATS; i++) {
                assertEquals(VALUE_BYTES, client.get(nextKey(), byte[].class).length);
            }
            budgets.hold("get of a lone caller, writes", loopback.writes() / (double) REPEATS);
            budgets.hold("get of a lone caller, reads", loopback.reads() / (double) REPEATS);
        }
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            MemcacheClient client = loopback.client();
            for (int i = 0; i < REPEATS; i++) {
                assertTrue(client.set(nextKey(), VALUE));
            }
            budgets.hold("set of a lone caller, writes", loopback.writes() / (double) REPEATS);
            budgets.hold("set of a lone caller, reads", loopback.reads() / (double) REPEATS);
        }
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            for (int i = 0; i < REPEATS; i++) {
                assertEquals(
                        KEYS.length,
                        loopback.client().getMulti(List.of(KEYS), byte[].class).size());
            }
            budgets.hold("getMulti of 100 of a lone caller, writes", loopback.writes() / (double) REPEATS);
        }
    }

    @Test
    void whatArrivesDuringAWriteLeavesTogether() throws Exception {
        var transport = new HeldTransport(VALUE_BYTES);
        try (var loopback = new LoopbackClient(transport)) {
            var first = CompletableFuture.supplyAsync(() -> loopback.client().get(KEYS[0], byte[].class));
            transport.awaitWriter();
            var others = new ArrayList<CompletableFuture<byte[]>>();
            for (int i = 1; i < 1_000; i++) {
                others.add(loopback.client().async().get(nextKey(), byte[].class));
            }
            transport.release();
            assertEquals(VALUE_BYTES, first.join().length);
            for (CompletableFuture<byte[]> other : others) {
                assertEquals(VALUE_BYTES, other.join().length);
            }

            budgets.hold("1,000 gets during one write, writes", (double) loopback.writes());
        }
    }

    @Test
    void manyCallersShareWrites() throws Exception {
        int callers = 64;
        int getsEach = 2_000;
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            var threads = new ArrayList<Thread>();
            var failures = new ArrayList<Throwable>();
            for (int i = 0; i < callers; i++) {
                var thread = new Thread(() -> {
                    for (int n = 0; n < getsEach; n++) {
                        assertEquals(VALUE_BYTES, loopback.client().get(KEYS[n % KEYS.length], byte[].class).length);
                    }
                });
                thread.setUncaughtExceptionHandler((failed, e) -> {
                    synchronized (failures) {
                        failures.add(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(List.of(), failures);

            budgets.hold("1,000 gets of 64 callers, writes", loopback.writes() * 1_000.0 / ((long) callers * getsEach));
        }
    }

    @Test
    void anIdleConnectionHoldsLittle() {
        int connections = 64;
        var held = new ArrayList<LoopbackClient>();
        try {
            long before = usedHeap();
            for (int i = 0; i < connections; i++) {
                var loopback = new LoopbackClient(new UnbufferedTransport(1 << 20));
                held.add(loopback);
                assertEquals(1 << 20, loopback.client().get(KEYS[0], byte[].class).length);
                assertTrue(loopback.client().set(KEYS[0], new byte[1 << 20]));
                loopback.idle();
            }

            budgets.hold("idle connection after 1 MiB values, bytes", (usedHeap() - before) / (double) connections);
        } finally {
            held.forEach(LoopbackClient::close);
        }
    }

    /** What is reachable: a collection leaves nothing else behind. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    @Test
    void anIdleClientHasOneThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (var loopback = LoopbackClient.withValuesOf(VALUE_BYTES)) {
            assertEquals(VALUE_BYTES, loopback.client().get(KEYS[0], byte[].class).length);
            long more = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("memwire-") && !before.contains(thread))
                    .count();

            budgets.hold("idle client that only blocked, threads", (double) more);
        }
    }
}
