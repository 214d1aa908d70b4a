package io.memwire.migration;

import io.memwire.api.spi.EncodedValue;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** {@link Layout#WHALIN}: one bit for each class. */
@SuppressWarnings("JavaUtilDate") // it is what is stored
final class WhalinScalars implements ScalarLayout {
    private static final int BYTE = 1;
    private static final int INT = 1 << 2;
    private static final int SERIALIZED = 1 << 3;
    private static final int CHAR = 1 << 4;
    private static final int TEXT = 1 << 5;
    private static final int STRING_BUFFER = 1 << 6;
    private static final int FLOAT = 1 << 7;
    private static final int SHORT = 1 << 8;
    private static final int DOUBLE = 1 << 9;
    private static final int DATE = 1 << 10;
    private static final int STRING_BUILDER = 1 << 11;
    private static final int BYTES = 1 << 12;
    private static final int BOOLEAN = 1 << 13;
    private static final int LONG = 1 << 14;
    private static final int CLASSES = (LONG << 1) - 1 - SERIALIZED - ObjectLayout.COMPRESSED;

    private final ScalarStyle style;

    WhalinScalars(ScalarStyle style) {
        this.style = style;
    }

    @Override
    public int serializedFlags() {
        return SERIALIZED;
    }

    @Override
    public String knownFlags() {
        return "one of 0x1, 0x4, 0x10 to 0x4000";
    }

    @Override
    public boolean knows(int flags) {
        return (flags & ~CLASSES) == 0 && Integer.bitCount(flags) == 1;
    }

    @Override
    public @Nullable EncodedValue encode(Object value) {
        if (value instanceof String || value instanceof StringBuilder || value instanceof StringBuffer) {
            return encodeText((CharSequence) value);
        }
        if (value instanceof byte[] bytes) {
            return new EncodedValue(style.primitivesAsText() ? TEXT : BYTES, bytes);
        }
        if (value instanceof Date date) {
            style.requireReadable(date);
            return new EncodedValue(DATE, style.number(date.getTime(), Long.BYTES));
        }
        if (value instanceof Character letter) {
            style.requireReadable(letter);
            return new EncodedValue(CHAR, style.number(letter, Integer.BYTES));
        }
        EncodedValue primitive = encodePrimitive(value);
        return primitive != null && style.primitivesAsText() ? encodeText(value.toString()) : primitive;
    }

    private EncodedValue encodeText(CharSequence text) {
        int flags = style.primitivesAsText() || text instanceof String
                ? TEXT
                : text instanceof StringBuilder ? STRING_BUILDER : STRING_BUFFER;
        return new EncodedValue(flags, style.charset().encode(text.toString()));
    }

    private @Nullable EncodedValue encodePrimitive(Object value) {
        if (value instanceof Long number) {
            return new EncodedValue(LONG, style.number(number, Long.BYTES));
        }
        if (value instanceof Integer number) {
            return new EncodedValue(INT, style.number(number, Integer.BYTES));
        }
        if (value instanceof Short number) {
            return new EncodedValue(SHORT, style.number(number, Integer.BYTES));
        }
        if (value instanceof Boolean truth) {
            return new EncodedValue(BOOLEAN, BigEndian.fixed(truth ? 1 : 0, 1));
        }
        if (value instanceof Byte number) {
            return new EncodedValue(BYTE, BigEndian.fixed(number, 1));
        }
        if (value instanceof Float number) {
            return new EncodedValue(FLOAT, style.number(Float.floatToIntBits(number), Integer.BYTES));
        }
        if (value instanceof Double number) {
            return new EncodedValue(DOUBLE, style.number(Double.doubleToLongBits(number), Long.BYTES));
        }
        return null;
    }

    @Override
    public Object decode(int flags, byte[] data) {
        return switch (flags) {
            case BYTE -> BigEndian.toByte(data);
            case INT -> BigEndian.toInt(data);
            case CHAR -> BigEndian.toChar(data);
            case TEXT -> new StoredText(data, String.class);
            case STRING_BUFFER -> new StoredText(data, StringBuffer.class);
            case STRING_BUILDER -> new StoredText(data, StringBuilder.class);
            case FLOAT -> Float.intBitsToFloat(BigEndian.toInt(data));
            case SHORT -> BigEndian.toShort(data);
            case DOUBLE -> Double.longBitsToDouble(BigEndian.toLong(data));
            case DATE -> Date.from(Instant.ofEpochMilli(BigEndian.toLong(data)));
            case BYTES -> data;
            case BOOLEAN -> BigEndian.toBoolean(data, 1, 0);
            case LONG -> BigEndian.toLong(data);
            default -> throw new IllegalArgumentException(Integer.toHexString(flags));
        };
    }
}
