package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.AsyncTypedCache;
import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.api.TypedCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Prefixed and typed views, nested, on both faces. */
class ViewsTest extends Contract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final StoreOptions FOR_AN_HOUR = StoreOptions.ttl(HOUR);

    ViewsTest(Setting setting) {
        super(setting);
    }

    @Test
    void putsThePrefixBeforeEachKey() {
        Cache users = cache.prefixed("user:");

        assertTrue(users.set("1", "Ada"));
        assertEquals("0 Ada", wire.stored("user:1"));
        assertEquals("Ada", users.get("1", String.class));
        assertNull(cache.get("1", String.class));
        assertTrue(users.add("2", 41));
        assertEquals(OptionalLong.of(42), users.incr("2"));
        assertTrue(users.append("1", " Lovelace"));
        assertTrue(users.touch("1", HOUR));
        CasValue<String> ada = requireNonNull(users.gets("1", String.class));
        assertEquals(CasResult.STORED, users.cas("1", "Grace", ada.casUnique()));
        assertEquals("Grace", users.gat("1", HOUR, String.class));
        assertTrue(users.delete("1"));
        assertEquals("-", wire.stored("user:1"));
    }

    @Test
    void givesManyBackUnderTheKeysWithoutThePrefix() {
        Cache users = cache.prefixed("user:");
        Map<Object, String> values = Map.of(1, "Ada", "two", "Grace", Key.of(9, "3"), "Barbara");

        assertEquals(Set.of(), users.setMulti(values));

        assertEquals(values, users.getMulti(values.keySet(), String.class));
        assertEquals("0 Ada", wire.stored("user:1"));
        assertEquals("0 Barbara", wire.stored("user:3"));
        assertEquals(Set.of(), users.deleteMulti(values.keySet()));
        assertEquals("-", wire.stored("user:1"));
    }

    @Test
    void addsUpThePrefixesOfNestedViews() {
        Cache nested = cache.prefixed("a:").prefixed("b:").prefixed("é:");

        nested.set("key", "value");

        assertEquals("0 value", wire.stored("a:b:\u00c3\u00a9:key"));
        assertEquals("value", nested.get("key", String.class));
    }

    @Test
    void takesAnEmptyKeyForThePrefixAloneInTheMultis() {
        Cache view = cache.prefixed("prefix");

        assertEquals(Set.of(), view.setMulti(Map.of("", "value")));

        assertEquals("0 value", wire.stored("prefix"));
        assertEquals(Map.of("", "value"), view.getMulti(List.of(""), String.class));
    }

    @Test
    void refusesABadPrefix() {
        assertThrows(InvalidRequestException.class, () -> cache.prefixed(""));
        assertThrows(InvalidKeyException.class, () -> cache.prefixed("a b"));
        assertThrows(InvalidKeyException.class, () -> cache.prefixed("a\tb"));
        assertThrows(InvalidKeyException.class, () -> cache.prefixed("p".repeat(251)));
    }

    @Test
    void countsThePrefixInTheLengthOfAKey() {
        Cache view = cache.prefixed("é".repeat(10));

        assertTrue(view.set("k".repeat(230), "value"));
        InvalidKeyException refused = assertThrows(InvalidKeyException.class, () -> view.set("k".repeat(231), "value"));
        assertEquals(InvalidKeyException.Reason.TOO_LONG, refused.reason());
    }

    @Test
    void servesEveryCommandForValuesOfOneClass() {
        TypedCache<String> texts = cache.typed(String.class).prefixed("t:");

        assertNull(texts.get("key"));
        assertFalse(texts.replace("key", "none"));
        assertTrue(texts.add("key", "b"));
        assertFalse(texts.add("key", "again", HOUR));
        assertTrue(texts.append("key", "c"));
        assertTrue(texts.prepend(Key.of("key"), "a"));
        assertEquals("0 abc", wire.stored("t:key"));
        assertEquals("abc", texts.get("key"));
        assertEquals("abc", texts.gat("key", HOUR));
        CasValue<String> found = requireNonNull(texts.gats("key", HOUR));
        assertEquals(found, texts.gets(Key.of("key")));
        assertEquals(CasResult.STORED, texts.cas("key", "new", found.casUnique(), FOR_AN_HOUR));
        assertEquals(CasResult.EXISTS, texts.cas("key", "newer", found.casUnique()));
        assertTrue(texts.replace("key", "newest", HOUR));
        assertTrue(texts.touch("key", HOUR));
        assertTrue(texts.set(Key.of("key"), "last", StoreOptions.ttl(Ttl.never())));
        assertEquals(Set.of(), texts.setMulti(Map.of(1, "one", 2, "two"), FOR_AN_HOUR));
        assertEquals(Map.of("key", "last", "1", "one"), texts.getMulti(List.of("key", "1", "none")));
        assertEquals(Set.of(), texts.deleteMulti(List.of(1, 2)));
        assertTrue(texts.delete("key"));
        assertEquals(Map.of(), texts.getMulti(List.of("key", 1, 2)));
    }

    @Test
    void nestsTypedPrefixedAndNoreplyInAnyOrder() {
        cache.typed(Integer.class).prefixed("a:").noreply().prefixed("b:").set("key", 1);
        cache.noreply().prefixed("a:").typed(Integer.class).prefixed("c:").set("key", 2);

        Cache plain = cache.prefixed("a:");
        assertEquals(Map.of("b:key", 1, "c:key", 2), plain.getMulti(List.of("b:key", "c:key"), Integer.class));
    }

    @Test
    void goesFromAViewToItsAsynchronousFace() throws Exception {
        AsyncTypedCache<String> texts =
                cache.prefixed("a:").typed(String.class).prefixed("b:").async();

        assertTrue(texts.set("key", "value").get(20, TimeUnit.SECONDS));

        assertEquals("0 value", wire.stored("a:b:key"));
        assertEquals("value", texts.get("key").get(20, TimeUnit.SECONDS));
        assertEquals(
                "value", cache.prefixed("a:b:").async().get("key", String.class).get(20, TimeUnit.SECONDS));
    }

    @Test
    void sharesTheConnections() {
        cache.get("key", String.class);
        long connections = wire.statistic("total_connections");

        for (int i = 0; i < 20; i++) {
            cache.prefixed("p" + i).typed(String.class).get("key");
        }

        assertEquals(connections, wire.statistic("total_connections"));
    }
}
