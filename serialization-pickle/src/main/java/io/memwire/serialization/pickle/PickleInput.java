package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a pickle and how far they are read. A length is compared with the bytes left before anything is made of it. */
final class PickleInput {
    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE_BIG =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] data;
    private int position;

    PickleInput(byte[] data) {
        this.data = data;
    }

    /** Index of the next byte. */
    int position() {
        return position;
    }

    int left() {
        return data.length - position;
    }

    /** An unsigned byte. */
    int uint8() {
        return data[skip(1)] & 0xff;
    }

    /** Two bytes, unsigned, the low one first. */
    int uint16() {
        return uint8() | uint8() << 8;
    }

    int int32() {
        return (int) INT_LITTLE.get(data, skip(Integer.BYTES));
    }

    long uint32() {
        return Integer.toUnsignedLong(int32());
    }

    /** Eight bytes; what is beyond {@link Long#MAX_VALUE} comes as a negative number. */
    long int64() {
        return (long) LONG_LITTLE.get(data, skip(Long.BYTES));
    }

    double float64() {
        return (double) DOUBLE_BIG.get(data, skip(Double.BYTES));
    }

    /** As many bytes, in a new array. */
    byte[] bytes(long length) {
        int start = skip(length);
        return Arrays.copyOfRange(data, start, position);
    }

    /** As many bytes as text, in Python's UTF-8. */
    String text(long length) {
        int start = skip(length);
        return PythonText.decodeUtf8(data, start, position);
    }

    /** What is left of the line, without its line feed, one character for each byte. */
    String line() {
        int end = position;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        if (end == data.length) {
            throw endsTooSoon();
        }
        var line = new String(data, position, end - position, ISO_8859_1);
        position = end + 1;
        return line;
    }

    /** Passes a frame's length, which serves buffered reading only; it must not promise what is not there. */
    void frame() {
        long length = int64();
        if (length < 0 || length > left()) {
            throw tooLong(length);
        }
    }

    private int skip(long length) {
        if (length < 0 || length > left()) {
            throw left() == 0 ? endsTooSoon() : tooLong(length);
        }
        int start = position;
        position += (int) length;
        return start;
    }

    private RefusedException tooLong(long length) {
        return new RefusedException(
                Long.toUnsignedString(length) + " bytes are announced, but " + left() + " are left");
    }

    private static RefusedException endsTooSoon() {
        return new RefusedException("it ends too soon");
    }
}
