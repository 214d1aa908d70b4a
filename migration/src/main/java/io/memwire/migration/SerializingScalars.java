package io.memwire.migration;

import io.memwire.api.spi.EncodedValue;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** {@link Layout#SERIALIZING}: bits 8–15 are the class. */
@SuppressWarnings("JavaUtilDate") // it is what is stored
final class SerializingScalars implements ScalarLayout {
    private static final int TEXT = 0;
    private static final int BOOLEAN = 0x100;
    private static final int INT = 0x200;
    private static final int LONG = 0x300;
    private static final int DATE = 0x400;
    private static final int BYTE = 0x500;
    private static final int FLOAT = 0x600;
    private static final int DOUBLE = 0x700;
    private static final int BYTES = 0x800;
    private static final int CLASS_MASK = 0xff00;

    private final ScalarStyle style;

    SerializingScalars(ScalarStyle style) {
        this.style = style;
    }

    @Override
    public int serializedFlags() {
        return 1;
    }

    @Override
    public String knownFlags() {
        return "0 and 0x100 to 0x800";
    }

    @Override
    public boolean knows(int flags) {
        return (flags & ~CLASS_MASK) == 0 && flags <= BYTES;
    }

    @Override
    public @Nullable EncodedValue encode(Object value) {
        if (value instanceof String text) {
            return new EncodedValue(TEXT, style.charset().encode(text));
        }
        if (value instanceof byte[] bytes) {
            return new EncodedValue(style.primitivesAsText() ? TEXT : BYTES, bytes);
        }
        if (value instanceof Date date) {
            style.requireReadable(date);
            return new EncodedValue(DATE, style.number(date.getTime(), Long.BYTES));
        }
        EncodedValue primitive = encodePrimitive(value);
        return primitive != null && style.primitivesAsText()
                ? new EncodedValue(TEXT, style.charset().encode(value.toString()))
                : primitive;
    }

    private @Nullable EncodedValue encodePrimitive(Object value) {
        if (value instanceof Long number) {
            return new EncodedValue(LONG, style.number(number, Long.BYTES));
        }
        if (value instanceof Integer number) {
            return new EncodedValue(INT, style.number(number, Integer.BYTES));
        }
        if (value instanceof Boolean truth) {
            return new EncodedValue(BOOLEAN, BigEndian.fixed(truth ? '1' : '0', 1));
        }
        if (value instanceof Byte number) {
            return new EncodedValue(BYTE, BigEndian.fixed(number, 1));
        }
        if (value instanceof Float number) {
            return new EncodedValue(FLOAT, style.number(Float.floatToRawIntBits(number), Integer.BYTES));
        }
        if (value instanceof Double number) {
            return new EncodedValue(DOUBLE, style.number(Double.doubleToRawLongBits(number), Long.BYTES));
        }
        return null;
    }

    @Override
    public Object decode(int flags, byte[] data) {
        return switch (flags) {
            case TEXT -> new StoredText(data, String.class);
            case BOOLEAN -> BigEndian.toBoolean(data, '1', '0');
            case INT -> BigEndian.toInt(data);
            case LONG -> BigEndian.toLong(data);
            case DATE -> Date.from(Instant.ofEpochMilli(BigEndian.toLong(data)));
            case BYTE -> BigEndian.toByte(data);
            case FLOAT -> Float.intBitsToFloat(BigEndian.toInt(data));
            case DOUBLE -> Double.longBitsToDouble(BigEndian.toLong(data));
            case BYTES -> data;
            default -> throw new IllegalArgumentException(Integer.toHexString(flags));
        };
    }
}
