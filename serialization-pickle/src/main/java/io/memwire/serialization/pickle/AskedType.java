package io.memwire.serialization.pickle;

import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What was read, as the class that the caller asked for. */
final class AskedType {
    private AskedType() {}

    /**
     * Converts what has more than one class in Java.
     *
     * @throws TranscodingException if it is not of that class
     */
    static <T> T as(Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        Object converted = convert(value, type);
        if (converted == null) {
            throw new TranscodingException(
                    "the pickle holds a " + value.getClass().getTypeName() + ", no " + type.getTypeName()
                            + ": ask for what it holds, or for Object.class");
        }
        return type.cast(converted);
    }

    private static @Nullable Object convert(Object value, Class<?> type) {
        if (value instanceof OffsetDateTime dateTime && type == Instant.class) {
            return dateTime.toInstant();
        }
        if (!(value instanceof Long number)) {
            return null;
        }
        long whole = number;
        if (type == Integer.class && whole == (int) whole) {
            return (int) whole;
        }
        if (type == Short.class && whole == (short) whole) {
            return (short) whole;
        }
        if (type == Byte.class && whole == (byte) whole) {
            return (byte) whole;
        }
        return type == BigInteger.class ? BigInteger.valueOf(whole) : null;
    }
}
