package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.TranscodingException;
import io.memwire.api.Ttl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** get, gets, gat, gats. */
class RetrievalTest extends Contract {
    private static final Duration HOUR = Duration.ofHours(1);

    RetrievalTest(Setting setting) {
        super(setting);
    }

    @Test
    void getsWhatWasSet() {
        cache.set("key", "value");

        assertEquals("value", cache.get("key", String.class));
        assertEquals("value", cache.get(Key.of("key"), String.class));
        assertEquals("value", cache.get("key", Object.class));
    }

    @Test
    void givesNullOnAMiss() {
        assertNull(cache.get("missing", String.class));
        assertNull(cache.gets("missing", String.class));
        assertNull(cache.gat("missing", HOUR, String.class));
        assertNull(cache.gats("missing", HOUR, String.class));
    }

    @Test
    void givesTheVersionThatChangesWithEachStore() {
        cache.set("key", "first");
        CasValue<String> first = requireNonNull(cache.gets("key", String.class));
        CasValue<String> again = requireNonNull(cache.gets("key", String.class));
        cache.set("key", "second");
        CasValue<String> second = requireNonNull(cache.gets("key", String.class));

        assertEquals("first", first.value());
        assertEquals(first, again);
        assertEquals("second", second.value());
        assertNotEquals(first.casUnique(), second.casUnique());
    }

    @Test
    void givesTheVersionThatTheServerHolds() {
        cache.set("key", "value");

        String answer = wire.ask("gets key\r\n", "END\r\n"); // VALUE key 0 5 CAS

        CasValue<String> found = requireNonNull(cache.gets(Key.of("key"), String.class));
        assertEquals("VALUE key 0 5 " + found.casUnique(), answer.substring(0, answer.indexOf("\r\n")));
    }

    @Test
    void getsAndTouches() {
        cache.set("key", "value");
        long touched = wire.statistic("touch_hits");

        assertEquals("value", cache.gat("key", HOUR, String.class));
        assertEquals("value", cache.gat(Key.of("key"), Ttl.never(), String.class));
        assertEquals(touched + 2, wire.statistic("touch_hits"));
    }

    @Test
    void getsAndTouchesWithTheVersion() {
        cache.set("key", "value");

        CasValue<String> found = cache.gats("key", HOUR, String.class);

        assertEquals(cache.gets("key", String.class), found);
        assertEquals(found, cache.gats(Key.of("key"), Ttl.of(HOUR), String.class));
    }

    @Test
    void neverShowsAValueOfAnotherTypeAsAMiss() {
        cache.set("text", "not a number");

        TranscodingException refused = assertThrows(TranscodingException.class, () -> cache.get("text", Long.class));

        assertEquals(true, String.valueOf(refused.getMessage()).contains("text"), refused.getMessage());
        assertThrows(TranscodingException.class, () -> cache.gets("text", Boolean.class));
        assertThrows(TranscodingException.class, () -> cache.gat("text", HOUR, Integer.class));
        assertEquals("not a number", cache.get("text", String.class), "the connection is usable");
    }
}
