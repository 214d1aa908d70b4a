package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.CasResult;
import io.memwire.api.CasSession;
import io.memwire.api.CasValue;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.ServerErrorException;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Section 6 of the page: the commands on one key. */
class CommandsRowsTest extends RowTests {
    @Test
    @Row("set")
    void setStores() {
        assertTrue(cache.set("foo", "bar"));
        assertEquals("0 bar", stored("foo"));
    }

    @Test
    @Row("add")
    void addStoresWhatIsNew() {
        assertTrue(cache.add("foo", "bar"));
        assertFalse(cache.add("foo", "baz"));
    }

    @Test
    @Row("replace")
    void replaceStoresWhatIsThere() {
        assertFalse(cache.replace("foo", "bar"));
        cache.set("foo", "x");
        assertTrue(cache.replace("foo", "bar"));
    }

    @Test
    @Row("append")
    void appendAddsTheEncodedValue() {
        assertFalse(cache.append("foo", "x"));
        cache.set("foo", "a");
        assertTrue(cache.append("foo", 7));
        assertEquals("0 a7", stored("foo"));
    }

    @Test
    @Row("prepend")
    void prependPutsItBefore() {
        cache.set("foo", "a");
        assertTrue(cache.prepend("foo", "b"));
        assertEquals("0 ba", stored("foo"));
    }

    @Test
    @Row("store.wire")
    void noSpaceStandsBeforeTheEndOfTheLine() {
        ScriptedServer wire = scripted("STORED\r\n");
        assertTrue(client(wire.address(), options -> {}).set("foo", "bar"));
        assertEquals("set foo 0 0 3|bar|", received(wire));
    }

    @Test
    @Row("store.time")
    void theTtlIsADurationOrAnInstant() {
        ScriptedServer wire = scripted("STORED\r\n", "STORED\r\n", "STORED\r\n");
        var client = client(wire.address(), options -> {});
        client.set("a", "", Duration.ofMinutes(1));
        client.set("b", "", Duration.ofMillis(1900));
        client.set("c", "", StoreOptions.until(Instant.ofEpochSecond(2_000_000_000)));
        assertEquals("set a 0 60 0||set b 0 2 0||set c 0 2000000000 0||", received(wire));
    }

    @Test
    @Row("store.time-negative")
    void aTtlThatHasPassedIsRefused() {
        refuses(InvalidRequestException.class, "delete(key)", () -> cache.set("foo", "x", Duration.ofSeconds(-1)));
        refuses(InvalidRequestException.class, "Ttl.never()", () -> cache.set("foo", "x", Duration.ZERO));
    }

    @Test
    @Row("store.min_compress_len")
    void eachCallHasItsThreshold() {
        cache.set("foo", "x".repeat(99), StoreOptions.defaults().withCompressOver(9));
        assertTrue(stored("foo").startsWith("8 "));
    }

    @Test
    @Row("store.noreply")
    void noreplyIsAView() {
        ScriptedServer wire = scripted("VERSION 1\r\n");
        var client = client(wire.address(), options -> {});
        assertTrue(client.noreply().set("foo", "bar"));
        assertTrue(client.noreply().delete("foo"));
        client.version();
        assertEquals("set foo 0 0 3 noreply|bar|delete foo noreply|version|", received(wire));
    }

    @Test
    @Row("store.refused")
    void aRefusedStoreIsFalse() {
        var client =
                client(scripted("SERVER_ERROR out of memory storing object\r\n").address(), options -> {});
        assertFalse(client.set("foo", "bar"));
    }

    @Test
    @Row("get")
    void getGivesTheValueOrNull() {
        assertNull(cache.get("foo", String.class));
        cache.set("foo", "bar");
        assertEquals("bar", cache.get("foo", String.class));
    }

    @Test
    @Row("get.error")
    void anErrorOfTheServerIsAMiss() {
        assertNull(client(scripted("SERVER_ERROR oops\r\n").address(), options -> {})
                .get("foo", String.class));
    }

    @Test
    @Row("get.other-key")
    void theValueOfAnotherKeyIsNobodys() {
        var client = client(scripted("VALUE other 0 3\r\nbar\r\nEND\r\n").address(), options -> {});
        assertNull(client.get("foo", String.class));
        assertEquals(1, client.statistics().failures().get("ProtocolViolationException"));
    }

    @Test
    @Row("gets")
    void getsGivesTheCasUnique() {
        cache.set("foo", "bar");
        CasValue<String> hit = cache.gets("foo", String.class);
        assertEquals("bar", hit == null ? "" : hit.value());
        assertNull(cache.gets("other", String.class));
    }

    @Test
    @Row("cas")
    void casTellsWhatBecameOfIt() {
        cache.set("foo", "bar");
        CasValue<String> hit = cache.gets("foo", String.class);
        long unique = hit == null ? 0 : hit.casUnique();
        assertEquals(CasResult.STORED, cache.cas("foo", "x", unique));
        assertEquals(CasResult.EXISTS, cache.cas("foo", "y", unique));
        assertEquals(CasResult.NOT_FOUND, cache.cas("other", "y", unique));
    }

    @Test
    @Row("cache_cas")
    void aSessionRemembersWhatGetsRead() {
        cache.set("foo", "bar");
        CasSession session = cache.casSession();
        assertEquals("bar", session.gets("foo", String.class));
        assertEquals(CasResult.STORED, session.cas("foo", "baz"));
        assertEquals(CasResult.EXISTS, session.cas("foo", "late"), "a cas does not renew what is remembered");
        cache.delete("foo");
        assertEquals(CasResult.NOT_FOUND, session.cas("foo", "gone"));
    }

    @Test
    @Row("cache_cas.unknown")
    void aKeyThatWasNotReadIsSetUnlessTheSessionIsStrict() {
        CasSession session = cache.casSession();
        refuses(
                InvalidRequestException.class,
                "gets it first",
                () -> session.strict().cas("foo", "x"));
        assertEquals(CasResult.STORED, session.cas("foo", "x"));
        assertEquals(Map.of("set", 1L), cache.statistics().commands());
    }

    @Test
    @Row("cache_cas.tuple")
    void theRoutingHashStaysWithTheKey() {
        CasSession session = cache.casSession();
        Key key = Key.of(5, "foo");
        assertEquals(CasResult.STORED, session.cas(key, "x", StoreOptions.defaults()));
        assertEquals("x", session.gets(key, String.class));
        assertEquals(CasResult.STORED, session.cas(key, "y", StoreOptions.defaults()));
        assertEquals(1, cache.statistics().commands().get("cas"));
    }

    @Test
    @Row("reset_cas")
    void resetForgets() {
        cache.set("foo", "bar");
        CasSession session = cache.casSession();
        session.gets("foo", String.class);
        session.reset();
        assertThrows(InvalidRequestException.class, () -> session.strict().cas("foo", "x"));
    }

    @Test
    @Row("delete")
    void deleteTellsWhetherThereWasAnItem() {
        cache.set("foo", "bar");
        assertTrue(cache.delete("foo"));
        assertFalse(cache.delete("foo"));
    }

    @Test
    @Row("delete.time")
    void deleteSendsNoTime() {
        ScriptedServer wire = scripted("DELETED\r\n", "DELETED\r\n");
        var client = client(wire.address(), options -> {});
        client.delete("foo");
        client.deleteMulti(List.of("bar"));
        assertEquals("delete foo|delete bar|", received(wire));
    }

    @Test
    @Row("touch")
    void touchGivesANewTtl() {
        assertFalse(cache.touch("foo", Duration.ofMinutes(1)));
        cache.set("foo", "bar");
        assertTrue(cache.touch("foo", Duration.ofMinutes(1)));
    }

    @Test
    @Row("touch.never")
    void touchCanMakeAnItemStay() {
        ScriptedServer wire = scripted("TOUCHED\r\n");
        assertTrue(client(wire.address(), options -> {}).touch(Key.of("foo"), Ttl.never()));
        assertEquals("touch foo 0|", received(wire));
    }

    @Test
    @Row("incr")
    void incrAddsAndWraps() {
        assertEquals(OptionalLong.empty(), cache.incr("foo"));
        cache.set("foo", 41);
        assertEquals(OptionalLong.of(42), cache.incr("foo"));
        assertEquals(OptionalLong.of(42), cache.incr("foo", 0));
        cache.set("foo", "18446744073709551615");
        assertEquals(OptionalLong.of(0), cache.incr("foo"));
    }

    @Test
    @Row("decr")
    void decrSubtractsAndStopsAt0() {
        cache.set("foo", 10);
        assertEquals(OptionalLong.of(9), cache.decr("foo"));
        assertEquals(OptionalLong.of(0), cache.decr("foo", 50));
    }

    @Test
    @Row("incr.unsigned")
    void deltaAndResultUseAll64Bits() {
        cache.set("foo", "0");
        long delta = Long.parseUnsignedLong("18446744073709551614");
        assertEquals(OptionalLong.of(delta), cache.incrUnsigned("foo", delta));
        assertEquals(
                "18446744073709551615", Long.toUnsignedString(cache.incr("foo").orElseThrow()));
        assertEquals(OptionalLong.of(1), cache.decrUnsigned("foo", delta));
        assertEquals(
                OptionalLong.of(0), cache.async().decrUnsigned("foo", delta).join());
    }

    @Test
    @Row("incr.negative")
    void aNegativeDeltaIsRefused() {
        refuses(InvalidRequestException.class, "use decr", () -> cache.incr("foo", -1));
    }

    @Test
    @Row("incr.not-a-number")
    void whatIsNoNumberIsTold() {
        cache.set("foo", "bar");
        refuses(ServerErrorException.class, "non-numeric", () -> cache.incr("foo"));
    }

    @Test
    @Row("incr.noreply")
    void withoutReplyThereIsNoNumber() {
        cache.set("foo", 1);
        assertEquals(OptionalLong.empty(), cache.noreply().incr("foo"));
        assertEquals(2, cache.get("foo", Integer.class));
    }
}
