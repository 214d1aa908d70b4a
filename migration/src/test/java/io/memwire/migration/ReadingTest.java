package io.memwire.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stored value is to a caller who asks for another class than the one that was stored. */
class ReadingTest {
    private final Transcoder transcoder = transcoder(Layout.SERIALIZING);

    @ParameterizedTest
    @EnumSource(Layout.class)
    void readsAWholeNumberAsEachClassThatItFits(Layout layout) {
        for (Object stored : List.of((byte) 7, (short) 7, 7, 7L, new BigInteger("7"))) {
            assertEquals((byte) 7, read(layout, stored, Byte.class));
            assertEquals((short) 7, read(layout, stored, Short.class));
            assertEquals(7, read(layout, stored, Integer.class));
            assertEquals(7, read(layout, stored, int.class));
            assertEquals(7L, read(layout, stored, Long.class));
            assertEquals(BigInteger.valueOf(7), read(layout, stored, BigInteger.class));
            assertEquals(stored, read(layout, stored, Number.class));
            assertEquals(stored, read(layout, stored, Object.class));
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void refusesAWholeNumberThatDoesNotFit(Layout layout) {
        refuses(layout, 128, Byte.class);
        refuses(layout, -32_769, Short.class);
        refuses(layout, 1L << 31, Integer.class);
        refuses(layout, BigInteger.ONE.shiftLeft(63), Long.class);
        assertEquals(Byte.MIN_VALUE, read(layout, -128, Byte.class));
        assertEquals(Integer.MIN_VALUE, read(layout, -1L << 31, Integer.class));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void refusesAnyOtherClassThanWasStored(Layout layout) {
        refuses(layout, 1, String.class);
        refuses(layout, 1, Boolean.class);
        refuses(layout, true, Integer.class);
        refuses(layout, 1.5, Float.class);
        refuses(layout, 1.0, Long.class);
        refuses(layout, 1, Double.class);
        refuses(layout, Date.from(Instant.EPOCH), Long.class);
        refuses(layout, Date.from(Instant.EPOCH), Instant.class);
        refuses(layout, new byte[] {'a'}, String.class);
        refuses(layout, 'a', String.class);
        refuses(layout, "a", Character.class);
        refuses(layout, List.of("a"), String.class);
    }

    @Test
    void readsAFloatAsDouble() {
        assertEquals(0.5, read(Layout.SERIALIZING, 0.5f, Double.class));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void readsTextAsWhatItSpells(Layout layout) {
        assertArrayEquals("grün".getBytes(UTF_8), read(layout, "grün", byte[].class));
        assertEquals("grün", read(layout, "grün", CharSequence.class));
        assertEquals("grün", read(layout, "grün", StringBuilder.class).toString());
        assertEquals(17L, read(layout, "17", Long.class));
        assertEquals(17, read(layout, "17  ", Integer.class), "decr pads with spaces");
        assertEquals(new BigInteger("18446744073709551615"), read(layout, "18446744073709551615", BigInteger.class));
        assertEquals(-5L, read(layout, "-5", Number.class));
        assertEquals(true, read(layout, "true", Boolean.class));
        assertEquals(1.0E-7, read(layout, "1.0E-7", Double.class));
        assertEquals(Float.NEGATIVE_INFINITY, read(layout, "-Infinity", Float.class));
        assertEquals("17", read(layout, "17", Object.class));
    }

    @Test
    @SuppressWarnings("UnnecessaryStringBuilder") // it is what is stored
    void readsABuilderOfTextAsText() {
        assertEquals("grün", read(Layout.WHALIN, new StringBuilder("grün"), String.class));
        assertEquals("grün", read(Layout.WHALIN_V1, new StringBuilder("grün"), String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1 2", "0x1", "12a", "٣", "123456789012345678901", "1.0", "1e3", "1d"})
    void refusesTextThatSpellsNoWholeNumber(String text) {
        refuses(Layout.SERIALIZING, text, Long.class);
        refuses(Layout.SERIALIZING, text, BigInteger.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0x1.0p3", "1.0d", "1.0E999", "nan", "1.0E39f"})
    void refusesTextThatSpellsNoDecimalNumber(String text) {
        refuses(Layout.SERIALIZING, text, Double.class);
        refuses(Layout.SERIALIZING, text, Float.class);
    }

    @Test
    void refusesTextThatSpellsATooLargeFloat() {
        refuses(Layout.SERIALIZING, "1.0E39", Float.class);
        assertEquals(1.0E39, read(Layout.SERIALIZING, "1.0E39", Double.class));
    }

    @Test
    void writesAndReadsOtherCharsets() {
        Transcoder latin = SpymemcachedTranscoder.builder().charset(ISO_8859_1).build();
        SpyPeer theirs = SpyPeer.spymemcached(Layout.SERIALIZING);
        theirs.call("setCharset", String.class, "ISO-8859-1");

        EncodedValue stored = latin.encode("grün", 0);

        assertArrayEquals(theirs.encode("grün").data(), stored.data());
        assertEquals(4, stored.data().length);
        assertEquals("grün", latin.decode(0, stored.data(), String.class));
        assertThrows(TranscodingException.class, () -> transcoder.decode(0, stored.data(), String.class));
    }

    @Test
    void writesAByteOrderMarkWhereTheOtherClientDoes() {
        Transcoder wide = XmemcachedTranscoder.builder().charset(UTF_16).build();

        for (String text : List.of("", "a", "grün𝄞")) {
            assertArrayEquals(text.getBytes(UTF_16), wide.encode(text, 0).data());
            assertEquals(text, wide.decode(0, text.getBytes(UTF_16), String.class));
        }
    }

    @Test
    void refusesToLoseCharacters() {
        Transcoder latin = SpymemcachedTranscoder.builder().charset(ISO_8859_1).build();

        assertThrows(TranscodingException.class, () -> latin.encode("€", 0));
        assertThrows(TranscodingException.class, () -> transcoder.encode("\ud834", 0));
        assertThrows(TranscodingException.class, () -> transcoder.decode(0, new byte[] {(byte) 0xff}, String.class));
        assertArrayEquals(new byte[] {-1}, transcoder.decode(0, new byte[] {-1}, byte[].class));
    }

    private static Transcoder transcoder(Layout layout) {
        return SpymemcachedTranscoder.builder()
                .layout(layout)
                .javaSerialization(Samples.JAVA)
                .build();
    }

    private static <T> T read(Layout layout, Object value, Class<T> type) {
        Transcoder transcoder = transcoder(layout);
        EncodedValue stored = transcoder.encode(value, 0);
        T read = transcoder.decode(stored.flags(), stored.data(), type);
        if (read == null) {
            throw new AssertionError("null");
        }
        return read;
    }

    private static void refuses(Layout layout, Object value, Class<?> type) {
        TranscodingException refused = assertThrows(
                TranscodingException.class, () -> read(layout, value, type), value + " as " + type.getName());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(type.getTypeName()), message);
        assertTrue(message.contains(layout.theirName()), message);
    }
}
