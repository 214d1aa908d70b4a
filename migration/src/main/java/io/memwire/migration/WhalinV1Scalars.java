package io.memwire.migration;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** {@link Layout#WHALIN_V1}: the first byte of the data is the class. Numbers have all their bytes. */
@SuppressWarnings("JavaUtilDate") // it is what is stored
final class WhalinV1Scalars implements ScalarLayout {
    private static final int BYTE = 1;
    private static final int BOOLEAN = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int CHAR = 5;
    private static final int TEXT = 6;
    private static final int STRING_BUFFER = 7;
    private static final int FLOAT = 8;
    private static final int SHORT = 9;
    private static final int DOUBLE = 10;
    private static final int DATE = 11;
    private static final int STRING_BUILDER = 12;

    private final ScalarStyle style;

    WhalinV1Scalars(ScalarStyle style) {
        this.style = style;
    }

    @Override
    public int serializedFlags() {
        return 8;
    }

    @Override
    public String knownFlags() {
        return "0";
    }

    @Override
    public boolean knows(int flags) {
        return flags == 0;
    }

    @Override
    public @Nullable EncodedValue encode(Object value) {
        byte[] data = encodeData(value);
        return data == null ? null : new EncodedValue(0, data);
    }

    private byte @Nullable [] encodeData(Object value) {
        if (value instanceof String text) {
            return text(TEXT, text);
        }
        if (value instanceof StringBuffer text) {
            return text(STRING_BUFFER, text);
        }
        if (value instanceof StringBuilder text) {
            return text(STRING_BUILDER, text);
        }
        if (value instanceof Date date) {
            return BigEndian.after(DATE, date.getTime(), Long.BYTES);
        }
        if (value instanceof Character letter) {
            return BigEndian.after(CHAR, letter, Integer.BYTES);
        }
        if (value instanceof Boolean truth) {
            return BigEndian.after(BOOLEAN, truth ? 1 : 0, 1);
        }
        return value instanceof Number number ? encodeNumber(number) : null;
    }

    private static byte @Nullable [] encodeNumber(Number value) {
        if (value instanceof Long number) {
            return BigEndian.after(LONG, number, Long.BYTES);
        }
        if (value instanceof Integer number) {
            return BigEndian.after(INT, number, Integer.BYTES);
        }
        if (value instanceof Short number) {
            return BigEndian.after(SHORT, number, Integer.BYTES);
        }
        if (value instanceof Byte number) {
            return BigEndian.after(BYTE, number, 1);
        }
        if (value instanceof Float number) {
            return BigEndian.after(FLOAT, Float.floatToIntBits(number), Integer.BYTES);
        }
        if (value instanceof Double number) {
            return BigEndian.after(DOUBLE, Double.doubleToLongBits(number), Long.BYTES);
        }
        return null;
    }

    private byte[] text(int firstByte, CharSequence text) {
        byte[] encoded = style.charset().encode(text.toString());
        byte[] data = new byte[1 + encoded.length];
        data[0] = (byte) firstByte;
        System.arraycopy(encoded, 0, data, 1, encoded.length);
        return data;
    }

    @Override
    public Object decode(int flags, byte[] data) {
        if (data.length == 0) {
            throw new TranscodingException("it is empty, and its first byte should tell its class");
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        return switch (data[0]) {
            case BYTE -> BigEndian.toByte(exactly(1, rest));
            case BOOLEAN -> BigEndian.toBoolean(rest, 1, 0);
            case INT -> BigEndian.toInt(exactly(Integer.BYTES, rest));
            case LONG -> BigEndian.toLong(exactly(Long.BYTES, rest));
            case CHAR -> BigEndian.toChar(exactly(Integer.BYTES, rest));
            case TEXT -> new StoredText(rest, String.class);
            case STRING_BUFFER -> new StoredText(rest, StringBuffer.class);
            case STRING_BUILDER -> new StoredText(rest, StringBuilder.class);
            case FLOAT -> Float.intBitsToFloat(BigEndian.toInt(exactly(Integer.BYTES, rest)));
            case SHORT -> BigEndian.toShort(exactly(Integer.BYTES, rest));
            case DOUBLE -> Double.longBitsToDouble(BigEndian.toLong(exactly(Long.BYTES, rest)));
            case DATE -> Date.from(Instant.ofEpochMilli(BigEndian.toLong(exactly(Long.BYTES, rest))));
            default ->
                throw new TranscodingException(
                        "its first byte, " + data[0] + ", is no class of this layout (1 to 12): another one wrote it");
        };
    }

    private static byte[] exactly(int length, byte[] rest) {
        if (rest.length != length) {
            throw new TranscodingException(
                    "its number has " + rest.length + " bytes, its first byte promises " + length);
        }
        return rest;
    }
}
