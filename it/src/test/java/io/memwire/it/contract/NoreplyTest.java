package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The changes sent with {@code noreply}. That one was carried out is seen by a read of the same client, since requests of
 * one thread keep their order.
 */
class NoreplyTest extends Contract {
    private static final Duration HOUR = Duration.ofHours(1);

    NoreplyTest(Setting setting) {
        super(setting);
    }

    @Test
    void makesEachChange() {
        Cache quiet = cache.noreply();

        assertTrue(quiet.set("key", "b"));
        assertEquals("b", quiet.get("key", String.class), "reads are as ever");
        assertTrue(quiet.add("key", "not stored"));
        assertTrue(quiet.append("key", "c"));
        assertTrue(quiet.prepend("key", "a"));
        assertEquals("abc", cache.get("key", String.class));
        assertTrue(quiet.replace("key", "replaced", HOUR));
        assertEquals("replaced", cache.get("key", String.class));
        assertTrue(quiet.add("added", 5));
        assertEquals(OptionalLong.empty(), quiet.incr("added", 10));
        assertEquals(OptionalLong.empty(), quiet.decr("added"));
        assertEquals(14, cache.get("added", Integer.class));
        assertTrue(quiet.touch(Key.of("added"), Ttl.of(HOUR)));
        assertTrue(quiet.delete("added"));
        assertEquals(Map.of("key", "replaced"), cache.getMulti(List.of("key", "added"), String.class));
    }

    @Test
    void storesByCasOnlyWhatIsUnchanged() {
        Cache quiet = cache.noreply();
        cache.set("key", "first");
        var found = quiet.gets("key", String.class);
        long version = found == null ? 0 : found.casUnique();

        assertEquals(CasResult.STORED, quiet.cas("key", "second", version));
        assertEquals(CasResult.STORED, quiet.cas("key", "third", version), "not reported");

        assertEquals("second", cache.get("key", String.class));
    }

    @Test
    void changesMany() {
        Cache quiet = cache.noreply();
        var values = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < 500; i++) {
            values.put(i, "value " + i);
        }

        assertEquals(Set.of(), quiet.setMulti(values, StoreOptions.ttl(HOUR)));
        assertEquals(values, cache.getMulti(values.keySet(), String.class));
        assertEquals(Set.of(), quiet.deleteMulti(values.keySet()));
        assertEquals(Map.of(), cache.getMulti(values.keySet(), String.class));
    }

    @Test
    void keepsTheOrderOfOneThread() {
        Cache quiet = cache.noreply();

        for (int i = 0; i < 2_000; i++) {
            quiet.set("key", i);
        }

        assertEquals(1_999, cache.get("key", Integer.class));
    }

    @Test
    void isNotPutOutOfStepByAChangeThatTheServerRefuses() {
        try (var lax = client(builder().maxValueBytes(2 * Backend.MAX_ITEM_BYTES))) {
            Cache quiet = lax.noreply();
            lax.set("text", "abc");

            quiet.incr("text");
            quiet.set("large", new byte[Backend.MAX_ITEM_BYTES]);
            quiet.touch("missing", HOUR);
            quiet.delete("missing");

            for (int i = 0; i < 10; i++) {
                lax.set("key-" + i, i);
                assertEquals(i, lax.get("key-" + i, Integer.class));
            }
            assertEquals("abc", lax.get("text", String.class));
            assertEquals("-", wire.stored("large"));
        }
    }
}
