package io.memwire.serialization.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are several in Java and one in Python, where {@code 1 == 1.0 == True}: written, all but one of their values would
 * be lost without a word.
 */
final class PythonEquality {
    private PythonEquality() {}

    /**
     * Checks the keys of a map or the elements of a set.
     *
     * @throws RefusedException if two of them are equal in Python
     */
    static void requireDistinct(Set<?> keys) {
        for (Object key : keys) {
            if (!(key instanceof String)) { // texts alone are equal in both or in neither
                requireDistinctInPython(keys);
                return;
            }
        }
    }

    private static void requireDistinctInPython(Set<?> keys) {
        var seen = new HashSet<@Nullable Object>();
        for (Object key : keys) {
            if (!seen.add(canonical(key))) {
                throw new RefusedException("two of its keys or elements are equal in Python, one of class "
                        + (key == null ? "null" : key.getClass().getTypeName()) + "; make them one, or text");
            }
        }
    }

    private static @Nullable Object canonical(@Nullable Object key) {
        if (key instanceof Boolean truth) {
            return number(truth ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (key instanceof Long || key instanceof Integer || key instanceof Short || key instanceof Byte) {
            return number(BigDecimal.valueOf(((Number) key).longValue()));
        }
        if (key instanceof BigInteger whole) {
            return number(new BigDecimal(whole));
        }
        if (key instanceof BigDecimal decimal) {
            return number(decimal);
        }
        if (key instanceof Double || key instanceof Float) {
            double real = ((Number) key).doubleValue();
            return Double.isFinite(real) ? number(new BigDecimal(real)) : (Object) real;
        }
        if (key instanceof Character character) {
            return character.toString();
        }
        if (key instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (key instanceof Set<?> set) {
            return set.stream().map(PythonEquality::canonical).collect(Collectors.toSet());
        }
        if (key instanceof Collection || key instanceof Object[]) {
            return JavaSequences.elements(key).stream()
                    .map(PythonEquality::canonical)
                    .collect(Collectors.toList());
        }
        return key == null ? null : canonicalTime(key);
    }

    private static BigDecimal number(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    private static Object canonicalTime(Object key) {
        if (key instanceof OffsetDateTime dateTime) {
            return dateTime.toInstant().truncatedTo(ChronoUnit.MICROS);
        }
        if (key instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
        if (key instanceof LocalDateTime dateTime) {
            return dateTime.truncatedTo(ChronoUnit.MICROS);
        }
        if (key instanceof LocalTime time) {
            return time.truncatedTo(ChronoUnit.MICROS);
        }
        if (key instanceof Duration duration) {
            return duration.truncatedTo(ChronoUnit.MICROS);
        }
        return key;
    }
}
