package io.memwire.serialization.kryo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.esotericsoftware.kryo.kryo5.io.Input;
import io.memwire.api.TranscodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an array, and allocates nothing that the bytes left cannot fill. Kryo's own input makes an array of any length
 * that is declared, and leaves characters of an earlier text where UTF-8 is malformed.
 */
final class BoundedInput extends Input {
    private static final byte[] NOTHING = {};

    /** How many more elements may be declared: each takes a byte of its own, however arrays lie within arrays. */
    private int elementsLeft;

    /** Begins to read {@code data}, which is not changed. */
    void begin(byte[] data) {
        setBuffer(data);
        elementsLeft = data.length;
    }

    /** Lets go of the array. */
    @Override
    public void close() {
        setBuffer(NOTHING);
    }

    int remaining() {
        return limit - position;
    }

    /**
     * Checks a declared number of elements.
     *
     * @return {@code size}
     * @throws TranscodingException if there are too few bytes for so many
     */
    int declared(int size) {
        if (size < 0 || size > remaining() || size > elementsLeft) {
            throw new TranscodingException("they declare " + Integer.toUnsignedString(size) + " elements, and only "
                    + Math.min(remaining(), elementsLeft) + " bytes are left for them");
        }
        elementsLeft -= size;
        return size;
    }

    @Override
    protected int require(int required) {
        int remaining = remaining();
        if (remaining < required) {
            throw new TranscodingException("they end too early");
        }
        return remaining;
    }

    /** Checks that {@code count} values of at least {@code size} bytes can follow. */
    private int fits(int count, int size) {
        if (count < 0 || (long) count * size > remaining()) {
            throw new TranscodingException("they declare " + Integer.toUnsignedString(count) + " values of " + size
                    + " bytes or more, and " + remaining() + " bytes are left");
        }
        return count;
    }

    @Override
    public byte[] readBytes(int length) {
        return super.readBytes(fits(length, 1));
    }

    @Override
    public boolean[] readBooleans(int length) {
        return super.readBooleans(fits(length, 1));
    }

    @Override
    public char[] readChars(int length) {
        return super.readChars(fits(length, Character.BYTES));
    }

    @Override
    public short[] readShorts(int length) {
        return super.readShorts(fits(length, Short.BYTES));
    }

    @Override
    public int[] readInts(int length) {
        return super.readInts(fits(length, Integer.BYTES));
    }

    @Override
    public int[] readInts(int length, boolean optimizePositive) {
        return super.readInts(fits(length, 1), optimizePositive);
    }

    @Override
    public long[] readLongs(int length) {
        return super.readLongs(fits(length, Long.BYTES));
    }

    @Override
    public long[] readLongs(int length, boolean optimizePositive) {
        return super.readLongs(fits(length, 1), optimizePositive);
    }

    @Override
    public float[] readFloats(int length) {
        return super.readFloats(fits(length, Float.BYTES));
    }

    @Override
    public double[] readDoubles(int length) {
        return super.readDoubles(fits(length, Double.BYTES));
    }

    @Override
    public @Nullable String readString() {
        return readVarIntFlag() ? readText() : readShortAscii();
    }

    @Override
    public @Nullable StringBuilder readStringBuilder() {
        String text = readString();
        return text == null ? null : new StringBuilder(text);
    }

    /** Text with its length in front: UTF-8 of each {@code char}, surrogates apart. */
    private @Nullable String readText() {
        int lengthAndOne = readVarIntFlag(true);
        if (lengthAndOne == 0) {
            return null;
        }
        int length = fits(lengthAndOne - 1, 1);
        int ascii = position;
        int end = position + length;
        while (ascii < end && buffer[ascii] >= 0) {
            ascii++;
        }
        if (ascii < end) {
            return readUtf8(length);
        }
        var text = new String(buffer, position, length, ISO_8859_1);
        position = end;
        return text;
    }

    private String readUtf8(int length) {
        var chars = new char[length];
        for (int i = 0; i < length; i++) {
            int first = readByte();
            if (first >= 0) {
                chars[i] = (char) first;
            } else if ((first & 0xe0) == 0xc0) {
                chars[i] = (char) ((first & 0x1f) << 6 | readContinuation());
            } else if ((first & 0xf0) == 0xe0) {
                chars[i] = (char) ((first & 0x0f) << 12 | readContinuation() << 6 | readContinuation());
            } else {
                throw notUtf8();
            }
        }
        return new String(chars);
    }

    private int readContinuation() {
        int next = readByte();
        if ((next & 0xc0) != 0x80) {
            throw notUtf8();
        }
        return next & 0x3f;
    }

    private static TranscodingException notUtf8() {
        return new TranscodingException("they hold text that is not UTF-8");
    }

    /** ASCII whose last byte has its highest bit set. */
    private String readShortAscii() {
        int last = position;
        while (last < limit && buffer[last] >= 0) {
            last++;
        }
        if (last == limit) {
            require(remaining() + 1);
        }
        byte[] ascii = Arrays.copyOfRange(buffer, position, last + 1);
        ascii[ascii.length - 1] &= 0x7f;
        position = last + 1;
        return new String(ascii, ISO_8859_1);
    }
}
