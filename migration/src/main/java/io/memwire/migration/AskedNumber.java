package io.memwire.migration;

import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A number as the class that the caller asked for, if it fits exactly. */
final class AskedNumber {
    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, Number.class);

    private AskedNumber() {}

    /** Whether the class asked for is one of whole numbers. */
    static boolean isWhole(Class<?> type) {
        return WHOLE.contains(type);
    }

    /** The value as another class of numbers; null when it is no number, or not of that kind. */
    static @Nullable Object as(Object value, Class<?> type) {
        if (value instanceof Float number && type == Double.class) {
            return number.doubleValue();
        }
        if (!isWhole(type)) {
            return null;
        }
        if (value instanceof BigInteger number) {
            return narrow(number, type);
        }
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte
                ? narrow(BigInteger.valueOf(((Number) value).longValue()), type)
                : null;
    }

    /**
     * A whole number as the class asked for; {@code Number} is a {@code Long} or, beyond 64 bits, a {@code BigInteger}.
     *
     * @throws TranscodingException if it does not fit
     */
    static Object narrow(BigInteger value, Class<?> type) {
        int bits = value.bitLength() + 1; // with its sign
        if (type == BigInteger.class || (type == Number.class && bits > Long.SIZE)) {
            return value;
        }
        if (bits <= Long.SIZE && (type == Long.class || type == Number.class)) {
            return value.longValue();
        }
        if (bits <= Integer.SIZE && type == Integer.class) {
            return value.intValue();
        }
        if (bits <= Short.SIZE && type == Short.class) {
            return value.shortValue();
        }
        if (bits <= Byte.SIZE && type == Byte.class) {
            return value.byteValue();
        }
        throw new TranscodingException("its number of " + bits + " bits does not fit " + type.getSimpleName());
    }
}
