package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.CasResult;
import io.memwire.api.CasSession;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** set, add, replace, append, prepend, cas. */
class StorageTest extends Contract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final StoreOptions FOR_AN_HOUR = StoreOptions.ttl(HOUR);

    StorageTest(Setting setting) {
        super(setting);
    }

    @Test
    void setsWhetherOrNotTheKeyHasAValue() {
        assertTrue(cache.set("key", "first"));
        assertEquals("0 first", wire.stored("key"));

        assertTrue(cache.set("key", "second", HOUR));
        assertTrue(cache.set("key", "third", FOR_AN_HOUR));
        assertTrue(cache.set(Key.of("key"), "fourth", FOR_AN_HOUR));
        assertEquals("0 fourth", wire.stored("key"));
    }

    @Test
    void addsOnlyWhereThereIsNothing() {
        assertTrue(cache.add("key", "first"));
        assertFalse(cache.add("key", "second"));
        assertFalse(cache.add("key", "second", HOUR));
        assertFalse(cache.add(Key.of("key"), "second", FOR_AN_HOUR));

        assertEquals("0 first", wire.stored("key"));
    }

    @Test
    void replacesOnlyWhatIsThere() {
        assertFalse(cache.replace("key", "none"));
        assertFalse(cache.replace("key", "none", HOUR));
        assertEquals("-", wire.stored("key"));

        cache.set("key", "first");
        assertTrue(cache.replace("key", "second"));
        assertTrue(cache.replace(Key.of("key"), "third", FOR_AN_HOUR));
        assertEquals("0 third", wire.stored("key"));
    }

    @Test
    void appendsAndPrependsToWhatIsThere() {
        assertFalse(cache.append("key", "none"));
        assertFalse(cache.prepend("key", "none"));

        cache.set("key", "middle");
        assertTrue(cache.append("key", " end"));
        assertTrue(cache.prepend(Key.of("key"), "start "));
        assertTrue(cache.append(Key.of("key"), 42));
        assertEquals("start middle end42", cache.get("key", String.class));
    }

    @Test
    void keepsTheFlagsWhenItAppends() {
        wire.set("key", 2, "1");

        cache.append("key", "23");

        assertEquals("2 123", wire.stored("key"));
        assertEquals(123, cache.get("key", Integer.class));
    }

    @Test
    void storesByCasOnlyWhatIsUnchanged() {
        cache.set("key", "first");
        long version = requireNonNull(cache.gets("key", String.class)).casUnique();

        assertEquals(CasResult.STORED, cache.cas("key", "second", version));
        assertEquals(CasResult.EXISTS, cache.cas("key", "third", version));
        assertEquals(CasResult.EXISTS, cache.cas("key", "third", version, HOUR));
        assertEquals("0 second", wire.stored("key"));

        long newVersion = requireNonNull(cache.gets("key", String.class)).casUnique();
        assertEquals(CasResult.STORED, cache.cas(Key.of("key"), "third", newVersion, FOR_AN_HOUR));
        assertEquals("0 third", wire.stored("key"));
    }

    @Test
    void tellsThatTheItemForCasIsGone() {
        assertEquals(CasResult.NOT_FOUND, cache.cas("missing", "value", 1));
        assertEquals(CasResult.NOT_FOUND, cache.cas("missing", "value", -1), "2^64-1, unsigned");
        assertEquals("-", wire.stored("missing"));
    }

    @Test
    void remembersTheVersionInACasSession() {
        CasSession session = cache.casSession();
        cache.set("key", "first");
        assertEquals("first", session.gets("key", String.class));

        assertEquals(CasResult.STORED, session.cas("key", "second"));
        assertEquals(CasResult.EXISTS, session.cas("key", "third"), "not read again");
        assertEquals("0 second", wire.stored("key"));
        assertEquals(CasResult.STORED, session.cas("other", "stored"), "never read: a plain set");
        assertThrows(InvalidRequestException.class, () -> session.strict().cas("third", "value"));
        session.reset();
        assertEquals(CasResult.STORED, session.cas("key", "last"));
    }

    @Test
    void storesAnEmptyValue() {
        assertTrue(cache.set("key", ""));

        assertEquals("0 ", wire.stored("key"));
        assertEquals("", cache.get("key", String.class));
        assertEquals(0, requireNonNull(cache.get("key", byte[].class)).length);
    }

    @Test
    void countsWhatItDid() {
        cache.set("key", "value");
        cache.get("key", String.class);
        cache.get("missing", String.class);
        cache.add("key", "value");

        assertEquals(2, cache.statistics().commands().get("get"));
        assertEquals(1, cache.statistics().commands().get("set"));
        assertEquals(1, cache.statistics().commands().get("add"));
        assertNull(cache.statistics().commands().get("delete"));
        assertTrue(cache.statistics().failures().isEmpty());
    }
}
