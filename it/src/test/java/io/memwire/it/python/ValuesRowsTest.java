package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Dialect;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.api.TranscodingException;
import io.memwire.api.ValueTooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Section 5 of the page: values. */
class ValuesRowsTest extends RowTests {
    private final MemcacheClient in59 = client(options -> options.dialect(Dialect.PYTHON_1_59));

    @Test
    @Row("value.bytes")
    void bytesHaveFlags0() {
        cache.set("foo", new byte[] {0, (byte) 0xff});
        assertEquals("0 \0\u00ff", stored("foo"));
    }

    @Test
    @Row("value.text")
    void textHasFlags0() {
        cache.set("foo", "é");
        assertEquals("0 \u00c3\u00a9", stored("foo"));
    }

    @Test
    @Row("value.text-1.59")
    void textHasFlags16InTheOtherDialect() {
        in59.set("foo", "text");
        assertEquals("16 text", stored("foo"));
        assertEquals("text", cache.get("foo", String.class));
    }

    @Test
    @Row("value.int")
    void aWholeNumberHasFlags2() {
        cache.set("foo", -42);
        assertEquals("2 -42", stored("foo"));
        assertEquals(-42L, cache.get("foo", Object.class));
    }

    @Test
    @Row("value.long")
    void aNumberBeyond64BitsHasFlags4() {
        cache.set("foo", BigInteger.TWO.pow(63));
        assertEquals("4 9223372036854775808", stored("foo"));
        store("bar", 2, "1000000000000000000000000000000");
        assertEquals(BigInteger.TEN.pow(30), cache.get("bar", BigInteger.class));
        store("baz", 4, "5");
        assertEquals(5, cache.get("baz", Integer.class));
    }

    @Test
    @Row("value.bool")
    void aBooleanIsANumber() {
        cache.set("foo", true);
        assertEquals("2 1", stored("foo"));
        assertEquals(true, cache.get("foo", Boolean.class));
    }

    @Test
    @Row("value.bool-1.59")
    void aBooleanIsAPickleInTheOtherDialect() {
        in59.set("foo", true);
        assertEquals("1 I01\n.", stored("foo"));
        assertEquals(true, cache.get("foo", Boolean.class));
    }

    @Test
    @Row("value.none")
    @SuppressWarnings("NullAway") // what a caller can do whose compiler does not look
    void nullIsNoValueAndAStoredNoneIsAMiss() {
        Object none = null;
        refuses(RuntimeException.class, "null", () -> cache.set("foo", none));
        store("foo", 1, "N.");
        assertNull(cache.get("foo", Object.class));
        assertTrue(cache.getMulti(List.of("foo"), Object.class).isEmpty());
    }

    @Test
    @Row("value.float")
    void aDoubleIsPickledAsAFloatIs() {
        cache.set("foo", 1.5);
        assertEquals("1 F1.5\n.", stored("foo"));
        assertEquals(1.5, cache.get("foo", Double.class));
        cache.set("foo", 1.5f);
        assertTrue(stored("foo").startsWith(String.valueOf(0x4d000200)), "a Float is Java's own");
    }

    @Test
    @Row("value.object")
    void anObjectIsPickledByTheModule() {
        MemcacheClient pickling = client(options -> options.serializer("pickle"));
        pickling.set("foo", List.of(1, "a"));
        assertEquals("1 (lp0\nI1\naVa\np1\na.", stored("foo"));
        refuses(TranscodingException.class, "store its name()", () -> pickling.set("foo", Dialect.PYTHON_1_57));
    }

    @Test
    @Row("value.read-0")
    void flags0AreWhatTheCallerAsksFor() {
        store("foo", 0, "\u00c3\u00a9");
        assertEquals("é", cache.get("foo", String.class));
        assertArrayEquals("é".getBytes(UTF_8), cache.get("foo", byte[].class));
        store("foo", 0, "\u00ff");
        refuses(TranscodingException.class, "ask for byte[].class", () -> cache.get("foo", String.class));
    }

    @Test
    @Row("value.read-16")
    void flags16AreRead() {
        store("foo", 16, "text");
        assertEquals("text", cache.get("foo", Object.class));
    }

    @Test
    @Row("value.read-literals")
    void picklesOfScalarsAreRead() {
        store("foo", 1, "\u0080\u0005\u0088.");
        assertEquals(true, cache.get("foo", Boolean.class));
        store("foo", 1, "I42\n.");
        assertEquals(42, cache.get("foo", Integer.class));
    }

    @Test
    @Row("value.read-pickle")
    void aPickleOfDataIsReadAndACallIsNot() {
        store("foo", 1, "(lp0\nI1\na.");
        assertEquals(List.of(1L), cache.get("foo", List.class));
        store("foo", 1, "cos\nsystem\n(S'id'\ntR.");
        refuses(TranscodingException.class, "os.system", () -> cache.get("foo", Object.class));
    }

    @Test
    @Row("value.padding")
    void spacesAroundANumberAreIgnored() {
        store("foo", 2, "9  ");
        assertEquals(9, cache.get("foo", Integer.class));
    }

    @Test
    @Row("value.bad-integer")
    void aNumberThatIsNoneIsTold() {
        store("foo", 2, "4x");
        refuses(TranscodingException.class, "(flags 0x2, 2 bytes)", () -> cache.get("foo", Integer.class));
    }

    @Test
    @Row("value.unknown-flags")
    void unknownFlagsAreTold() {
        store("foo", 32, "x");
        refuses(TranscodingException.class, "flags 0x20", () -> cache.get("foo", Object.class));
    }

    @Test
    @Row("value.bad-zlib")
    void corruptDataIsTold() {
        store("foo", 8, "no zlib");
        refuses(TranscodingException.class, "\"foo\" (flags 0x8, 7 bytes)", () -> cache.get("foo", String.class));
    }

    @Test
    @Row("value.next-call")
    void aValueThatCannotBeReadDisturbsNobody() {
        store("foo", 32, "x");
        store("bar", 0, "y");
        refuses(TranscodingException.class, "foo", () -> cache.getMulti(List.of("foo", "bar"), String.class));
        assertEquals("y", cache.get("bar", String.class));
        assertEquals(1, server.connections());
    }

    @Test
    @Row("value.type")
    void anotherTypeThanStoredIsTold() {
        cache.set("foo", 7);
        refuses(TranscodingException.class, "whole number", () -> cache.get("foo", String.class));
    }

    @Test
    @Row("value.zlib")
    void zlibIsWrittenAndRead() throws IOException {
        cache.set("foo", "x".repeat(100), StoreOptions.defaults().withCompressOver(10));
        assertTrue(stored("foo").startsWith("8 x\u009c"), stored("foo"));
        assertEquals("x".repeat(100), cache.get("foo", String.class));
        var compressed = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(compressed)) {
            zlib.write("42".getBytes(UTF_8));
        }
        store("bar", 10, compressed.toString(ISO_8859_1));
        assertEquals(42, cache.get("bar", Integer.class), "the bit goes with any other");
    }

    @Test
    @Row("value.compress-over")
    void aValueIsCompressedAboveTheThresholdAndIfItShrinks() {
        assertEquals("0", flags("x".repeat(100), 100));
        assertEquals("8", flags("x".repeat(101), 100));
        assertEquals("0", flags("abc", 1));
        assertEquals("0", flags("x".repeat(101), 0));
        assertEquals("8", flags("x".repeat(101), -1));
        assertEquals("2", flags(BigInteger.TEN.pow(18), -1), "numbers never are");
    }

    private String flags(Object value, int over) {
        cache.set("foo", value, StoreOptions.defaults().withCompressOver(over));
        return stored("foo").split(" ", 2)[0];
    }

    @Test
    @Row("value.too-large")
    void aValueOverTheLimitIsRefusedHereAndOneOfItByTheServer() {
        refuses(ValueTooLargeException.class, "1048577", () -> cache.set("foo", new byte[(1 << 20) + 1]));
        assertFalse(cache.set("foo", new byte[1 << 20]));
        cache.set("foo", "x".repeat(2 << 20), StoreOptions.defaults().withCompressOver(1));
        assertTrue(stored("foo").startsWith("8 "), "what counts is the compressed length");
    }
}
