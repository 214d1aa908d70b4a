package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Cache;
import io.memwire.api.FailureMode;
import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.api.ValueTooLargeException;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 7 of the page: the commands on many keys. */
class MultiRowsTest extends RowTests {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    @Row("get_multi")
    void getMultiGivesTheHits() {
        cache.set("a", 1);
        assertEquals(Map.of("a", 1), cache.getMulti(List.of("a", "b"), Integer.class));
    }

    @Test
    @Row("get_multi.wire")
    void allKeysOfAServerGoInOneLine() {
        ScriptedServer wire = scripted("VALUE p_a 2 1\r\n7\r\nEND\r\n");
        Map<String, Integer> hits =
                client(wire.address(), options -> {}).prefixed("p_").getMulti(List.of("a", "b"), Integer.class);
        assertEquals(Map.of("a", 7), hits);
        assertEquals("get p_a p_b|", received(wire));
    }

    @Test
    @Row("key_prefix")
    void aPrefixIsAView() {
        Cache view = cache.prefixed("p_");
        assertEquals(Set.of(), view.setMulti(Map.of("a", "x", 42, "y")));
        assertEquals("0 x", stored("p_a"));
        assertEquals(Map.of("a", "x", 42, "y"), view.getMulti(List.of("a", 42), String.class));
        assertEquals(Set.of(), view.deleteMulti(List.of("a", 42)));
        assertEquals("-", stored("p_a"));
    }

    @Test
    @Row("key_prefix.checked")
    void aPrefixIsCheckedWithItsKeysAndMayStandAlone() {
        refusesKey(Reason.CHARACTER, () -> cache.prefixed("b b"));
        cache.prefixed("p").setMulti(Map.of("", "x"));
        assertEquals("0 x", stored("p"));
    }

    @Test
    @Row("multi.numbers")
    void aNumberStaysTheKeyOfItsResult() {
        cache.prefixed("n_").setMulti(Map.of(42, "x"));
        assertEquals(Map.of(42, "x"), cache.prefixed("n_").getMulti(List.of(42), String.class));
    }

    @Test
    @Row("multi.tuples")
    void aKeyWithARoutingHashStaysTheKeyOfItsResult() {
        Key key = Key.of(3, "a");
        assertEquals(Set.of(), cache.setMulti(Map.of(key, "x")));
        assertEquals(Map.of(key, "x"), cache.getMulti(List.of(key), String.class));
        assertEquals(Set.of(), cache.deleteMulti(List.of(key)));
    }

    @Test
    @Row("multi.twice")
    void aKeyMayBeAskedForTwice() {
        cache.set("a", 7);
        assertEquals(Map.of("a", 7), cache.getMulti(List.of("a", "a"), Integer.class));
        cache.set("42", 7);
        assertEquals(Map.of(42, 7, "42", 7), cache.getMulti(List.of(42, "42"), Integer.class));
    }

    @Test
    @Row("multi.empty")
    void nothingIsAskedForNoKeys() {
        assertEquals(Map.of(), cache.getMulti(List.of(), String.class));
        assertEquals(Set.of(), cache.setMulti(Map.of()));
        assertEquals(Set.of(), cache.deleteMulti(List.of()));
        assertEquals(0, server.connections());
    }

    @Test
    @Row("multi.bad-key")
    void nothingIsSentWhenAKeyIsBad() {
        assertThrows(InvalidKeyException.class, () -> cache.getMulti(List.of("a", "b b"), String.class));
        assertThrows(InvalidKeyException.class, () -> cache.setMulti(Map.of("a", 1, "b b", 2)));
        assertEquals(0, server.connections());
    }

    @Test
    @Row("get_multi.error")
    void anErrorLineEndsTheAnswer() {
        var client = client(scripted("SERVER_ERROR oops\r\n").address(), options -> {});
        assertEquals(Map.of(), client.getMulti(List.of("a"), String.class));
    }

    @Test
    @Row("get_multi.dead-server")
    void theHitsOfLivingServersAreGiven() {
        MemcacheClient two = client(server.address() + " " + NOBODY, options -> options.failover(false));
        var keys = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            keys.add("k" + i);
        }
        int stored = 20 - two.setMulti(values(keys)).size();
        assertTrue(stored > 0 && stored < 20, "stored " + stored);
        assertEquals(stored, two.getMulti(keys, Integer.class).size());
    }

    @Test
    @Row("set_multi")
    void setMultiGivesTheKeysThatWereNotStored() {
        var client = client(scripted("STORED\r\n", "NOT_STORED\r\n").address(), options -> {});
        assertEquals(Set.of("b"), client.setMulti(values(List.of("a", "b"))));
    }

    @Test
    @Row("set_multi.too-large")
    void aValueThatIsTooLargeIsOneOfThem() {
        var values = new LinkedHashMap<String, Object>();
        values.put("a", 1);
        values.put("b", new byte[(1 << 20) + 1]);
        values.put("c", 3);
        assertEquals(Set.of("b"), cache.setMulti(values));
        assertEquals("2 3", stored("c"));
        assertEquals(Set.of("b"), cache.async().setMulti(values).join());
        MemcacheClient throwing = client(options -> options.failureMode(FailureMode.THROW));
        assertThrows(ValueTooLargeException.class, () -> throwing.setMulti(values));
    }

    @Test
    @Row("set_multi.lost")
    void keysWhoseServerFailedAreListed() {
        List<String> keys = List.of("a", "b");
        assertEquals(Set.copyOf(keys), client(NOBODY, options -> {}).setMulti(values(keys)));
        MemcacheClient hasty =
                client(scripted("STORED\r\n").address(), options -> options.timeout(Duration.ofMillis(300)));
        assertTrue(hasty.setMulti(values(keys)).contains("b"), "the answer to b never came");
    }

    @Test
    @Row("set_multi.noreply")
    void withoutReplyOnlyTheTooLargeAreKnown() {
        var values = new LinkedHashMap<String, Object>();
        values.put("a", 1);
        values.put("b", new byte[(1 << 20) + 1]);
        assertEquals(Set.of("b"), cache.noreply().setMulti(values));
        assertEquals(1, cache.get("a", Integer.class));
    }

    @Test
    @Row("set_multi.options")
    void timeAndThresholdGoForAll() {
        ScriptedServer wire = scripted("STORED\r\n");
        client(wire.address(), options -> {}).setMulti(Map.of("a", "1"), StoreOptions.ttl(Duration.ofSeconds(5)));
        assertEquals("set a 0 5 1|1|", received(wire));
    }

    @Test
    @Row("set_multi.many")
    void aLargeBatchDoesNotStall() {
        var keys = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            keys.add("key-of-some-length-" + i);
        }
        assertEquals(Set.of(), cache.setMulti(values(keys)));
        assertEquals(keys.size(), cache.getMulti(keys, Integer.class).size());
    }

    @Test
    @Row("delete_multi")
    void deleteMultiGivesTheKeysThatMayStillBeThere() {
        cache.set("a", 1);
        assertEquals(Set.of(), cache.deleteMulti(List.of("a", "b")));
        assertEquals("-", stored("a"));
        assertEquals(Set.of("a"), client(NOBODY, options -> {}).deleteMulti(List.of("a")));
    }

    private static Map<String, Integer> values(List<String> keys) {
        var values = new LinkedHashMap<String, Integer>();
        keys.forEach(key -> values.put(key, values.size()));
        return values;
    }
}
