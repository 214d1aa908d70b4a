package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** delete, flush_all. */
class RemovalTest extends Contract {
    RemovalTest(Setting setting) {
        super(setting);
    }

    @Test
    void deletesWhatIsThere() {
        cache.set("key", "value");

        assertTrue(cache.delete("key"));
        assertFalse(cache.delete("key"));
        assertFalse(cache.delete(Key.of("key")));
        assertEquals("-", wire.stored("key"));
    }

    @Test
    void flushesAll() {
        cache.set("a", 1);
        cache.set("b", 2);

        assertEquals(Set.of(), cache.flushAll());

        assertNull(cache.get("a", Integer.class));
        assertNull(cache.get("b", Integer.class));
        assertTrue(cache.set("a", 3), "what comes later stays");
        assertEquals(3, cache.get("a", Integer.class));
    }

    @Test
    void flushesAtOnceWithADelayOfZero() {
        cache.set("a", 1);

        assertEquals(Set.of(), cache.flushAll(Duration.ZERO));

        assertNull(cache.get("a", Integer.class));
    }

    @Test
    void acceptsAFlushLater() {
        cache.set("a", 1);

        assertEquals(Set.of(), cache.flushAll(Duration.ofHours(1)));

        assertEquals(1, cache.get("a", Integer.class));
    }

    @Test
    void refusesADelayThatCannotBe() {
        for (Duration delay : new Duration[] {Duration.ofSeconds(-1), Duration.ofDays(31)}) {
            InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> cache.flushAll(delay));
            assertTrue(String.valueOf(refused.getMessage()).contains(delay.toString()), refused.getMessage());
        }
    }
}
