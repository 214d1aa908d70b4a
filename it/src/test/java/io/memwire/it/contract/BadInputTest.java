package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.InvalidKeyException;
import io.memwire.api.InvalidKeyException.Reason;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheException;
import io.memwire.api.StoreOptions;
import io.memwire.api.TranscodingException;
import io.memwire.api.TypedCache;
import io.memwire.api.ValueTooLargeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is the caller's fault: told by its type, naming the value, the rule and the setting, before a byte is sent; the
 * connection goes on.
 */
class BadInputTest extends Contract {
    private static final int LIMIT = 1 << 20;
    private static final int STATS_REQUEST_BYTES = "stats\r\n".length();
    private static final Duration HOUR = Duration.ofHours(1);

    BadInputTest(Setting setting) {
        super(setting);
    }

    /** Asserts that a call is refused and that the server heard nothing of it, on a connection that is in use. */
    private <X extends MemcacheException> X assertRefused(Class<X> type, Executable call) {
        cache.set("before", 1);
        long bytesRead = wire.statistic("bytes_read");

        X refused = assertThrows(type, call);

        assertEquals(bytesRead + STATS_REQUEST_BYTES, wire.statistic("bytes_read"), "bytes were sent");
        assertEquals(1, cache.get("before", Integer.class), "the connection is usable");
        return refused;
    }

    private static void assertSays(MemcacheException refused, String... words) {
        String message = String.valueOf(refused.getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), () -> "\"" + message + "\" does not say " + word);
        }
    }

    @SuppressWarnings("NullAway") // null is among the bad keys
    static Stream<Arguments> badKeys() {
        return Stream.of(
                arguments(null, Reason.NULL, "key is null"),
                arguments("", Reason.EMPTY, "key is empty"),
                arguments("k".repeat(251), Reason.TOO_LONG, "key of 251 bytes is over maxKeyBytes, 250"),
                arguments("é".repeat(126), Reason.TOO_LONG, "key of 252 bytes is over maxKeyBytes, 250"),
                arguments("a b", Reason.CHARACTER, "\"a b\""),
                arguments("a\r", Reason.CHARACTER, "\"a\\x0d\""),
                arguments("a\n", Reason.CHARACTER, "\"a\\x0a\""),
                arguments("a\0", Reason.CHARACTER, "\"a\\x00\""),
                arguments("a\tb", Reason.CHARACTER, "\"a\\x09b\""),
                arguments("\u007f", Reason.CHARACTER, "checkKeys"),
                arguments("key 0 0 1\r\n1\r\nflush_all", Reason.CHARACTER, "not allowed"),
                arguments("a\ud83d", Reason.ENCODING, "unpaired surrogate at index 1"));
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void refusesABadKeyInEveryCommand(String key, Reason reason, String words) {
        var withOneBad = new HashMap<String, Integer>();
        withOneBad.put("good", 1);
        withOneBad.put(key, 1);
        List<Consumer<Cache>> commands = List.of(
                c -> c.get(key, String.class),
                c -> c.gets(key, String.class),
                c -> c.gat(key, HOUR, String.class),
                c -> c.gats(key, HOUR, String.class),
                c -> c.getMulti(Arrays.asList("good", key), String.class),
                c -> c.set(key, 1),
                c -> c.add(key, 1),
                c -> c.replace(key, 1),
                c -> c.append(key, 1),
                c -> c.prepend(key, 1),
                c -> c.cas(key, 1, 1),
                c -> c.setMulti(withOneBad),
                c -> c.delete(key),
                c -> c.deleteMulti(Arrays.asList("good", key)),
                c -> c.incr(key),
                c -> c.decr(key),
                c -> c.touch(key, HOUR),
                c -> c.checkKey(key),
                c -> c.incrUnsigned(key, 1),
                c -> c.decrUnsigned(key, 1),
                c -> c.noreply().set(key, 1),
                c -> c.noreply().setMulti(withOneBad),
                c -> c.typed(String.class).get(key));
        for (Consumer<Cache> command : commands) {
            InvalidKeyException refused = assertRefused(InvalidKeyException.class, () -> command.accept(cache));
            assertEquals(reason, refused.reason());
            assertSays(refused, words);
        }
    }

    @Test
    void refusesAKeyThatIsNone() {
        for (Object key : List.of(1.5, 'c', new Object())) {
            InvalidKeyException refused =
                    assertRefused(InvalidKeyException.class, () -> cache.getMulti(List.of("good", key), String.class));
            assertEquals(Reason.TYPE, refused.reason());
            assertSays(refused, key.getClass().getName());
        }
    }

    @Test
    void refusesWithoutConnecting() {
        long connections = wire.statistic("total_connections");
        try (var fresh = client()) {
            assertThrows(InvalidKeyException.class, () -> fresh.get("a b", String.class));
            assertThrows(InvalidRequestException.class, () -> fresh.incr("counter", -1));
            assertThrows(ValueTooLargeException.class, () -> fresh.set("key", new byte[LIMIT + 1]));

            assertEquals(connections, wire.statistic("total_connections"));
        }
    }

    @Test
    void refusesAValueOverTheLimit() {
        byte[] large = new byte[LIMIT + 1];
        var withOneLarge = new LinkedHashMap<String, Object>();
        withOneLarge.put("good", 1);
        withOneLarge.put("large", large);
        List<Executable> commands = List.of(
                () -> cache.set("key", large),
                () -> cache.add("key", large),
                () -> cache.replace("key", large),
                () -> cache.append("key", large),
                () -> cache.prepend("key", large),
                () -> cache.cas("key", large, 1),
                () -> cache.noreply().set("key", large),
                () -> cache.setMulti(withOneLarge));
        for (Executable command : commands) {
            ValueTooLargeException refused = assertRefused(ValueTooLargeException.class, command);
            assertSays(refused, "1048577 bytes", "maxValueBytes", "1048576");
        }
    }

    @Test
    void goesByItsOwnLimits() {
        try (var strict = client(builder().maxKeyBytes(5).maxValueBytes(10))) {
            assertTrue(strict.set("12345", "1234567890"));
            assertSays(
                    assertThrows(InvalidKeyException.class, () -> strict.get("123456", String.class)),
                    "maxKeyBytes, 5");
            assertSays(
                    assertThrows(ValueTooLargeException.class, () -> strict.set("1", "12345678901")),
                    "maxValueBytes, 10");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // null is the bad value
    void refusesNull() {
        assertSays(
                assertRefused(InvalidRequestException.class, () -> cache.set("key", null)), "\"key\"", "delete(key)");
        var values = new HashMap<String, Object>();
        values.put("key", null);
        assertRefused(InvalidRequestException.class, () -> cache.setMulti(values));
        assertRefused(InvalidRequestException.class, () -> cache.set("key", 1, (Duration) null));
        assertRefused(InvalidRequestException.class, () -> cache.set("key", 1, (StoreOptions) null));
        assertRefused(InvalidRequestException.class, () -> cache.getMulti(null, String.class));
        assertRefused(InvalidRequestException.class, () -> cache.setMulti(null));
        assertRefused(InvalidRequestException.class, () -> cache.deleteMulti(null));
        assertRefused(InvalidRequestException.class, () -> cache.touch("key", null));
        assertRefused(InvalidRequestException.class, () -> cache.get("key", null));
        assertRefused(InvalidRequestException.class, () -> cache.gets("key", null));
        assertRefused(InvalidRequestException.class, () -> cache.getMulti(List.of("key"), null));
        assertRefused(InvalidRequestException.class, () -> cache.prefixed(null));
        assertRefused(InvalidRequestException.class, () -> cache.typed(null));
        assertRefused(InvalidRequestException.class, () -> cache.stats(null));
        assertRefused(InvalidRequestException.class, () -> cache.flushAll(null));
        assertRefused(InvalidRequestException.class, () -> cache.setServers(null));
    }

    @Test
    void refusesANegativeDelta() {
        assertSays(assertRefused(InvalidRequestException.class, () -> cache.incr("key", -1)), "-1", "decr");
        assertSays(
                assertRefused(InvalidRequestException.class, () -> cache.decr("key", Long.MIN_VALUE)),
                Long.toString(Long.MIN_VALUE),
                "incr");
    }

    @Test
    void refusesWhatNothingHereCanEncode() {
        TranscodingException refused = assertRefused(TranscodingException.class, () -> cache.set("key", new Object()));

        assertSays(refused, "\"key\"", "kryo");
        assertRefused(TranscodingException.class, () -> cache.setMulti(Map.of("key", new Object())));
    }

    @Test
    void refusesTextThatUtf8CannotEncode() {
        assertRefused(TranscodingException.class, () -> cache.set("key", "unpaired \ud83d"));
    }

    @Test
    void saysWhenATypedViewIsGivenAnotherType() {
        TypedCache<Integer> numbers = cache.typed(Integer.class);
        cache.set("text", "abc");

        assertThrows(TranscodingException.class, () -> numbers.get("text"));
        assertEquals(CasResult.NOT_FOUND, numbers.cas("missing", 1, 1), "the connection is usable");
    }
}
