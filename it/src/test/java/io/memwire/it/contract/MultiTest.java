package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.PartialResultException;
import io.memwire.api.ServerErrorException;
import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** get_multi, set_multi, delete_multi. */
class MultiTest extends Contract {
    private static final int OVER_THE_SERVERS_LIMIT = Backend.MAX_ITEM_BYTES;

    MultiTest(Setting setting) {
        super(setting);
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key-" + i).collect(Collectors.toList());
    }

    private static Map<String, String> values(List<String> keys) {
        var values = new LinkedHashMap<String, String>();
        keys.forEach(key -> values.put(key, "value of " + key));
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 2_000})
    void storesGetsAndDeletesMany(int count) {
        Map<String, String> values = values(keys(count));

        assertEquals(Set.of(), cache.setMulti(values));
        values.forEach((key, value) -> assertEquals("0 " + value, wire.stored(key)));
        assertEquals(values, cache.getMulti(values.keySet(), String.class));
        assertEquals(Set.of(), cache.deleteMulti(values.keySet()));
        assertEquals(Map.of(), cache.getMulti(values.keySet(), String.class));
    }

    @Test
    void givesTheHitsInTheOrderOfTheKeysAndLeavesMissesOut() {
        List<String> keys = keys(1_000);
        Map<String, String> everyThird = values(IntStream.range(0, keys.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(keys::get)
                .toList());
        cache.setMulti(everyThird);
        Collections.shuffle(keys, new Random(1));

        Map<String, String> hits = cache.getMulti(keys, String.class);

        assertEquals(everyThird, hits);
        assertEquals(keys.stream().filter(everyThird::containsKey).toList(), List.copyOf(hits.keySet()));
    }

    @Test
    void answersAKeyAskedTwiceOnce() {
        cache.set("a", 1);
        cache.set("b", 2);

        Map<String, Integer> hits = cache.getMulti(List.of("a", "b", "a", "none", "none"), Integer.class);

        assertEquals(Map.of("a", 1, "b", 2), hits);
        assertEquals(List.of("a", "b"), List.copyOf(hits.keySet()));
    }

    @Test
    void answersUnderTheKeysThatWereGiven() {
        Key binary = Key.of(new byte[] {(byte) 0xff, 'k', (byte) 0x80});
        Key routed = Key.of(-7, "routed");
        var big = new BigInteger("123456789012345678901234567890");
        List<Object> keys = List.of("text", 42, 43L, (short) 44, (byte) 45, big, binary, routed);
        var values = new LinkedHashMap<Object, Object>();
        keys.forEach(key -> values.put(key, "of " + key));

        assertEquals(Set.of(), cache.setMulti(values));

        assertEquals(values, cache.getMulti(keys, String.class));
        assertEquals("0 of 42", wire.stored("42"));
        assertEquals("0 of " + big, wire.stored(big.toString()));
        assertEquals("0 of \"routed\"", wire.stored("routed"));
        assertEquals(Set.of(), cache.deleteMulti(keys));
        assertEquals("-", wire.stored("42"));
        assertEquals(Map.of(), cache.getMulti(keys, String.class));
    }

    @Test
    void givesEachOfTwoKeysOfOneSpellingTheValue() {
        cache.set("42", "answer");

        assertEquals(Map.of("42", "answer", 42, "answer"), cache.getMulti(List.<Object>of("42", 42), String.class));
    }

    @Test
    void getsManyLargeValuesAtOnce() {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < 40; i++) {
            values.put("large-" + i, String.valueOf(i % 10).repeat(300_000 + i));
        }

        assertEquals(Set.of(), cache.setMulti(values));

        assertEquals(values, cache.getMulti(values.keySet(), String.class));
    }

    @Test
    void tellsWhichKeysWereNotStored() {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 50; i++) {
            values.put("key-" + i, i == 17 ? new byte[OVER_THE_SERVERS_LIMIT] : "value");
        }
        try (var lax = client(builder().maxValueBytes(2 * OVER_THE_SERVERS_LIMIT))) {
            PartialResultException partial = assertThrows(PartialResultException.class, () -> lax.setMulti(values));
            assertEquals(Set.of("key-17"), partial.failedKeys());
            assertEquals("value", lax.get("key-18", String.class), "answers stay with their keys");

            ServerErrorException refused =
                    assertThrows(ServerErrorException.class, () -> lax.set("alone", new byte[OVER_THE_SERVERS_LIMIT]));
            assertEquals(ServerErrorException.Kind.SERVER_ERROR, refused.kind());
            assertEquals("object too large for cache", refused.serverText());
        }
        var stored = new LinkedHashSet<>(values.keySet());
        stored.remove("key-17");
        assertEquals(stored, cache.getMulti(values.keySet(), String.class).keySet());
    }

    @Test
    void listsAValueOverTheClientsLimitAndStoresTheOthers() {
        var values = new LinkedHashMap<String, Object>();
        values.put("a", 1);
        values.put("large", new byte[OVER_THE_SERVERS_LIMIT]);
        values.put("b", 2);
        try (var degrading = client(builder().failureMode(FailureMode.DEGRADE))) {
            assertEquals(Set.of("large"), degrading.setMulti(values));
            assertEquals(Map.of("a", 1, "b", 2), degrading.getMulti(values.keySet(), Integer.class));
        }
    }

    @Test
    void deletesWhatIsThereAndMindsNotWhatIsNot() {
        cache.set("a", 1);

        assertEquals(Set.of(), cache.deleteMulti(List.of("a", "missing", "a")));

        assertEquals("-", wire.stored("a"));
    }

    @Test
    void failsAsAWholeAndNamesEachValueOfAnotherType() {
        cache.setMulti(Map.of("a", 1, "b", "text", "c", 3, "d", "more"));

        TranscodingException refused = assertThrows(
                TranscodingException.class, () -> cache.getMulti(List.of("a", "b", "none", "c", "d"), Integer.class));

        assertEquals(Key.of("b"), refused.key());
        assertEquals(
                List.of(Key.of("d")),
                Stream.of(refused.getSuppressed())
                        .map(other -> ((TranscodingException) other).key())
                        .toList());
        assertEquals(Map.of("a", 1, "c", 3), cache.getMulti(List.of("a", "c"), Integer.class), "is usable");
    }

    @Test
    void takesAnyCollection() {
        cache.set("1", "one");
        var keys = new ArrayList<Integer>(List.of(3, 2, 1));

        assertEquals(Map.of(1, "one"), cache.getMulti(Collections.unmodifiableCollection(keys), String.class));
    }
}
