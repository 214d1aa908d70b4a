package io.memwire.migration;

import io.memwire.api.TranscodingException;
import java.util.Arrays;

/** Whole numbers in bytes, the most significant first. */
final class BigEndian {
    private BigEndian() {}

    /** The lowest {@code width} bytes of a number. */
    static byte[] fixed(long value, int width) {
        byte[] bytes = new byte[width];
        put(value, bytes, 0);
        return bytes;
    }

    /** The lowest {@code width} bytes of a number without the zero bytes in front; 0 has none left. */
    static byte[] packed(long value, int width) {
        byte[] bytes = fixed(value, width);
        int first = 0;
        while (first < width && bytes[first] == 0) {
            first++;
        }
        return first == 0 ? bytes : Arrays.copyOfRange(bytes, first, width);
    }

    /** One byte, then the lowest {@code width} bytes of a number. */
    static byte[] after(int firstByte, long value, int width) {
        byte[] bytes = new byte[1 + width];
        bytes[0] = (byte) firstByte;
        put(value, bytes, 1);
        return bytes;
    }

    private static void put(long value, byte[] bytes, int from) {
        for (int i = bytes.length - 1; i >= from; i--) {
            bytes[i] = (byte) value;
            value >>>= Byte.SIZE;
        }
    }

    /** A number of at most 4 bytes; a shorter one is not negative. */
    static int toInt(byte[] data) {
        return (int) unsigned(data, Integer.BYTES);
    }

    /** A number of at most 8 bytes; a shorter one is not negative. */
    static long toLong(byte[] data) {
        return unsigned(data, Long.BYTES);
    }

    /** A byte, 0 if there is none. */
    static byte toByte(byte[] data) {
        return (byte) unsigned(data, Byte.BYTES);
    }

    /** A short that was written as an {@code int}. */
    static short toShort(byte[] data) {
        int value = toInt(data);
        if (value != (short) value) {
            throw new TranscodingException("its number does not fit a short, which its flags promise");
        }
        return (short) value;
    }

    /** A char that was written as an {@code int}. */
    static char toChar(byte[] data) {
        int value = toInt(data);
        if (value != (char) value) {
            throw new TranscodingException("its number does not fit a char, which its flags promise");
        }
        return (char) value;
    }

    /** A boolean in one byte. */
    static boolean toBoolean(byte[] data, int yes, int no) {
        if (data.length != 1 || (data[0] != yes && data[0] != no)) {
            throw new TranscodingException("it is no boolean, which its flags promise");
        }
        return data[0] == yes;
    }

    private static long unsigned(byte[] data, int maxLength) {
        if (data.length > maxLength) {
            throw new TranscodingException(
                    "its number has " + data.length + " bytes, its flags promise at most " + maxLength);
        }
        long value = 0;
        for (byte b : data) {
            value = value << Byte.SIZE | (b & 0xff);
        }
        return value;
    }
}
