package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memwire.api.Dialect;
import io.memwire.api.StoreOptions;
import io.memwire.api.TranscodingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of value, and the flags that tell it on the wire. */
class ValuesTest extends Contract {
    private static final long OWN_SCALAR = 0x4D000000L;

    ValuesTest(Setting setting) {
        super(setting);
    }

    static Stream<Arguments> valuesWithFlags() {
        return Stream.of(
                arguments("", 0),
                arguments("text", 0),
                arguments("строка 🔑 \r\nEND\r\n\0", 0),
                arguments(true, 2),
                arguments(false, 2),
                arguments((byte) -128, 2),
                arguments(Short.MAX_VALUE, 2),
                arguments(0, 2),
                arguments(Integer.MIN_VALUE, 2),
                arguments(Long.MAX_VALUE, 2),
                arguments(Long.MIN_VALUE, 2),
                arguments(BigInteger.TEN, 2),
                arguments(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE), 4),
                arguments(BigInteger.ONE.shiftLeft(20_000).negate(), 4),
                arguments(0.0, 1),
                arguments(-0.0, 1),
                arguments(Double.MIN_VALUE, 1),
                arguments(Double.MAX_VALUE, 1),
                arguments(Double.NaN, 1),
                arguments(Double.NEGATIVE_INFINITY, 1),
                arguments(Float.MIN_VALUE, OWN_SCALAR | 2 << 8),
                arguments('é', OWN_SCALAR | 3 << 8),
                arguments(new BigDecimal("1.10"), OWN_SCALAR | 4 << 8),
                arguments(new BigDecimal("-1E-2147483647"), OWN_SCALAR | 4 << 8));
    }

    @ParameterizedTest
    @MethodSource("valuesWithFlags")
    void comesBackAsItWas(Object value, long flags) {
        assertTrue(cache.set("key", value));

        assertEquals(value, cache.get("key", value.getClass()));
        String stored = wire.stored("key");
        assertEquals(flags, Long.parseLong(stored.substring(0, stored.indexOf(' '))));
    }

    @Test
    void storesBytesAsTheyAre() {
        var everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }

        cache.set("key", everyByte);

        assertEquals("0 " + new String(everyByte, ISO_8859_1), wire.stored("key"));
        assertArrayEquals(everyByte, cache.get("key", byte[].class));
    }

    @Test
    void writesNumbersAndBooleansAsPythonDoes() {
        cache.set("number", -42);
        cache.set("truth", true);
        cache.set("big", BigInteger.ONE.shiftLeft(64));

        assertEquals("2 -42", wire.stored("number"));
        assertEquals("2 1", wire.stored("truth"));
        assertEquals("4 18446744073709551616", wire.stored("big"));
    }

    @Test
    void marksTextAsNewerPythonClientsDo() {
        try (var newer = client(builder().dialect(Dialect.PYTHON_1_59))) {
            newer.set("text", "abc");
            newer.set("truth", true);

            assertEquals("16 abc", wire.stored("text"));
            assertEquals("1 I01\n.", wire.stored("truth"));
            assertEquals("abc", newer.get("text", String.class));
            assertEquals(true, newer.get("truth", Boolean.class));
        }
        assertEquals("abc", cache.get("text", String.class), "read in any dialect");
        assertEquals(true, cache.get("truth", Boolean.class));
    }

    @Test
    void readsNumbersAsAnyClassThatTheyFit() {
        cache.set("number", 300L);

        assertEquals(300, cache.get("number", int.class));
        assertEquals((short) 300, cache.get("number", Short.class));
        assertEquals(BigInteger.valueOf(300), cache.get("number", BigInteger.class));
        assertEquals(300L, cache.get("number", Object.class));
        assertThrows(TranscodingException.class, () -> cache.get("number", Byte.class));
        assertThrows(TranscodingException.class, () -> cache.get("number", Boolean.class));
    }

    @Test
    void storesALargestValueOfExactlyOneMebibyte() {
        var largest = new byte[1 << 20];
        new Random(1).nextBytes(largest);

        assertTrue(cache.set("key", largest));

        assertArrayEquals(largest, cache.get("key", byte[].class));
        assertEquals(largest.length, wire.stored("key").length() - "0 ".length());
    }

    @Test
    void compressesWhatIsOverTheThresholdAndBecomesSmaller() {
        String text = "to be or not to be, ".repeat(100);
        var noise = new byte[1000];
        new Random(1).nextBytes(noise);
        try (var compressing = client(builder().compressOver(1000))) {
            compressing.set("text", text);
            compressing.set("short", text.substring(0, 1000));
            compressing.set("noise", noise);
            compressing.set("plain", text, StoreOptions.defaults().withCompressOver(StoreOptions.COMPRESS_NEVER));
            compressing.set("number", BigInteger.TEN.pow(2000));

            String stored = wire.stored("text");
            assertTrue(stored.startsWith("8 x\u009c"), "zlib's flag and first bytes");
            assertTrue(stored.length() < text.length() / 10);
            assertEquals("0 " + text.substring(0, 1000), wire.stored("short"));
            assertEquals("0 " + new String(noise, ISO_8859_1), wire.stored("noise"));
            assertEquals("0 " + text, wire.stored("plain"));
            assertEquals('4', wire.stored("number").charAt(0));
            assertEquals(text, compressing.get("text", String.class));
        }
        assertEquals(text, cache.get("text", String.class), "read with any setting");
        assertArrayEquals(text.getBytes(UTF_8), cache.get("text", byte[].class));
    }

    @Test
    void storesAMoreThanLargestValueIfItIsSmallWhenCompressed() {
        String text = "a".repeat((1 << 20) + 1);

        assertTrue(cache.set("key", text, StoreOptions.defaults().withCompressOver(-1)));

        assertEquals(
                text.length(), requireNonNull(cache.get("key", String.class)).length());
    }

    @Test
    void namesTheFlagsThatItDoesNotKnow() {
        wire.set("foreign", 0x700, "spymemcached's");

        TranscodingException refused = assertThrows(TranscodingException.class, () -> cache.get("foreign", Long.class));

        assertTrue(String.valueOf(refused.getMessage()).contains("0x700"), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("foreign"), refused.getMessage());
    }

    @Test
    void saysWhatIsWrongWithAValueThatIsNotWhatItsFlagsSay() {
        wire.set("number", 2, "12 monkeys");
        wire.set("zlib", 8, "not deflated");
        wire.set("text", 0, "\u00ff\u00fe");
        wire.set("pickle", 1, "cos\nsystem\n(S'id'\ntR."); // would run a command in Python

        for (String key : new String[] {"number", "zlib", "text", "pickle"}) {
            TranscodingException refused =
                    assertThrows(TranscodingException.class, () -> cache.get(key, Object.class), key);
            assertTrue(String.valueOf(refused.getMessage()).contains(key), refused.getMessage());
        }
        assertEquals(2, requireNonNull(cache.get("text", byte[].class)).length);
    }
}
