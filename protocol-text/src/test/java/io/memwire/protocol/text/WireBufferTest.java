package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireBufferTest {
    private final WireBuffer buffer = new WireBuffer(4);

    @Test
    void appendsBytesAndGrows() {
        buffer.put("abc".getBytes(StandardCharsets.US_ASCII))
                .put("xdefx".getBytes(StandardCharsets.US_ASCII), 1, 3)
                .put('g')
                .putAscii("hi");

        assertEquals("abcdefghi", text());
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -1,
                -10,
                -8_446_744_073_709_551_616L,
                -8_446_744_073_709_551_617L
            })
    void writesNumbersAsJavaDoes(long number) {
        buffer.putDecimal(number).put(' ').putUnsigned(number);

        assertEquals(Long.toString(number) + " " + Long.toUnsignedString(number), text());
    }

    @Test
    void writesRandomNumbersAsJavaDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            buffer.clear();
            writesNumbersAsJavaDoes(number);
        }
    }

    @Test
    void takesBackWhatWasAppendedLast() {
        buffer.putAscii("get a\r\n").truncate(5).putAscii(" b");

        assertEquals("get a b", text());
        assertThrows(IllegalArgumentException.class, () -> buffer.truncate(8));
        assertThrows(IllegalArgumentException.class, () -> buffer.truncate(-1));
    }

    @Test
    void refusesTextThatIsNotAscii() {
        buffer.put('a');

        var e = assertThrows(IllegalArgumentException.class, () -> buffer.putAscii("bé"));
        assertEquals("not an ASCII character at index 1: U+00e9", e.getMessage());
        assertEquals("a", text());
    }

    @Test
    void refusesAPartThatIsNotInTheSource() {
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.put(new byte[3], 1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> buffer.put(new byte[3], 1, -1));
        assertEquals(0, buffer.length());
    }

    @Test
    void saysThatItCannotHoldMoreThanAnArrayCan() {
        buffer.put('a');

        var e = assertThrows(IllegalStateException.class, () -> buffer.put(new byte[0], 0, Integer.MAX_VALUE));
        assertEquals("no room for 2147483647 more bytes after 1: a buffer holds at most 2147483639", e.getMessage());
        assertEquals("a", text());
    }

    @Test
    void keepsItsArrayWhenClearedAndGivesALargeOneBack() {
        buffer.put(new byte[100]);
        byte[] large = buffer.array();

        buffer.clear();
        assertEquals(0, buffer.length());
        buffer.releaseAbove(large.length);
        assertSame(large, buffer.array());

        buffer.put('a').releaseAbove(10); // not empty: nothing may be lost
        assertEquals("a", text());
        assertSame(large, buffer.array());

        buffer.clear();
        buffer.releaseAbove(10);
        assertNotSame(large, buffer.array());
        assertEquals(4, buffer.array().length);
    }

    @Test
    void refusesANegativeCapacity() {
        assertThrows(IllegalArgumentException.class, () -> new WireBuffer(-1));
    }

    private String text() {
        return new String(buffer.array(), 0, buffer.length(), StandardCharsets.US_ASCII);
    }
}
