package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.MemcacheClient;
import io.memwire.serialization.pickle.PickleSerializer;
import io.memwire.serialization.pickle.PickleTuple;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects that three Python clients pickle are read, and what Memwire pickles those clients read, through a real memcached. */
class PicklesInteropTest {
    private static final List<String> LIBRARIES = List.of("memcache", "pylibmc", "pymemcache");

    /** So that long values are compressed by all but pymemcache, which cannot. */
    private static final int COMPRESS_OVER = 100;

    /** A Python expression, and its value in Java. */
    private static final Map<String, Object> VALUES = values();

    private final List<String> mismatches = new ArrayList<>();
    private int compared;

    private static Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("[]", List.of());
        values.put("[1, 2.5, 'text', None, True]", Arrays.asList(1L, 2.5, "text", null, true));
        values.put("(1, 'two', (3,))", PickleTuple.of(1L, "two", PickleTuple.of(3L)));
        values.put("{'id': 7, 'tags': ['a', 'b'], 'none': None}", dict());
        values.put("{(1, 'a'): 'tuple'}", Map.of(PickleTuple.of(1L, "a"), "tuple"));
        values.put("{'caf\u00e9 \u6f22'}", Set.of("caf\u00e9 \u6f22"));
        values.put("[1267650600228229401496703205376]", List.of(BigInteger.TWO.pow(100)));
        values.put("datetime.date(2020, 1, 2)", LocalDate.of(2020, 1, 2));
        values.put("datetime.time(3, 4, 5, 6)", LocalTime.of(3, 4, 5, 6_000));
        values.put("datetime.datetime(2020, 1, 2, 3, 4, 5, 6)", LocalDateTime.of(2020, 1, 2, 3, 4, 5, 6_000));
        values.put(
                "[datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))]",
                List.of(OffsetDateTime.parse("2020-01-02T03:04+01:00")));
        values.put("datetime.timedelta(days=1, seconds=2, microseconds=3)", Duration.ofSeconds(86_402, 3_000));
        values.put("[Decimal('1.10')]", List.of(new BigDecimal("1.10")));
        values.put(
                "[UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')]",
                List.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8")));
        values.put("['" + "long".repeat(100) + "']", List.of("long".repeat(100)));
        return values;
    }

    private static Map<String, @Nullable Object> dict() {
        var dict = new LinkedHashMap<String, @Nullable Object>();
        dict.put("id", 7L);
        dict.put("tags", List.of("a", "b"));
        dict.put("none", null);
        return dict;
    }

    @Test
    @SuppressWarnings("SystemOut") // the proof is in the numbers
    void eachSideReadsTheObjectsOfTheOther() throws IOException {
        InstalledPrograms.assume("memcached");
        try (PythonPeer python = PythonPeer.start();
                MemcachedProcess memcached = MemcachedProcess.start("-m", "16", "-t", "1")) {
            for (String library : LIBRARIES) {
                python.ask("open " + library + " " + memcached.address() + "=1");
                for (int protocol : new int[] {0, 2}) {
                    try (MemcacheClient cache = client(memcached, library, protocol)) {
                        VALUES.forEach((expression, value) -> exchange(python, library, cache, expression, value));
                    }
                }
            }
        }
        System.out.printf(
                "pickles: %d values x %d libraries x 2 protocols x 2 directions = %d compared, %d mismatches%n",
                VALUES.size(), LIBRARIES.size(), compared, mismatches.size());
        assertEquals(List.of(), mismatches);
        assertEquals(VALUES.size() * LIBRARIES.size() * 4, compared);
    }

    private static MemcacheClient client(MemcachedProcess memcached, String library, int protocol) {
        return MemcacheClient.builder()
                .servers(memcached.address())
                .timeout(Duration.ofSeconds(20))
                .compressOver(library.equals("pymemcache") ? 0 : COMPRESS_OVER)
                .serializer(PickleSerializer.builder().protocol(protocol).build())
                .build();
    }

    private void exchange(PythonPeer python, String library, MemcacheClient cache, String expression, Object value) {
        String key = PythonPeer.hex("theirs".getBytes(UTF_8));
        String code = PythonPeer.hex(expression.getBytes(UTF_8));
        assertEquals("stored", python.ask("set " + library + " " + key + " python " + code + " " + COMPRESS_OVER));
        compare("Memwire reads " + expression + " of " + library, value, cache.get("theirs", Object.class));

        cache.set("ours", value);
        String ours = PythonPeer.hex("ours".getBytes(UTF_8));
        compare(library + " reads " + expression, "equal", python.ask("equal " + library + " " + ours + " " + code));
    }

    private void compare(String what, Object expected, @Nullable Object actual) {
        compared++;
        if (!expected.equals(actual)) {
            mismatches.add(what + ": expected " + expected + ", got " + actual);
        }
    }
}
