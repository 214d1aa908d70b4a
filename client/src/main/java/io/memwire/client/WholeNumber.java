package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.TranscodingException;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whole numbers in decimal text, as python-memcached and the server's own {@code incr} write them. */
final class WholeNumber {
    /** Longest text, in bytes: the JDK needs time in the square of it. */
    static final int MAX_LENGTH = 16_384;

    /** As many digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private static final Set<Class<?>> TARGETS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, Number.class, Boolean.class);

    private WholeNumber() {}

    /** Whether a caller who asks for this class wants a number, even if the value is marked as bytes or text. */
    static boolean isTarget(Class<?> type) {
        return TARGETS.contains(type);
    }

    /** The decimal text of a number of any size. */
    static byte[] encode(Number number) {
        byte[] text = number.toString().getBytes(ISO_8859_1);
        if (text.length > MAX_LENGTH) {
            throw new TranscodingException("its " + text.length + " digits are over the limit of " + MAX_LENGTH);
        }
        return text;
    }

    /** Reads decimal text; spaces around it are ignored, because {@code decr} pads with them. */
    static Number parse(byte[] text) {
        int start = 0;
        int end = text.length;
        while (start < end && isSpace(text[start])) {
            start++;
        }
        while (end > start && isSpace(text[end - 1])) {
            end--;
        }
        boolean signed = start < end && (text[start] == '-' || text[start] == '+');
        int firstDigit = signed ? start + 1 : start;
        requireDigits(text, firstDigit, end);
        if (end - firstDigit > SAFE_DIGITS) {
            return parseBig(new String(text, start, end - start, ISO_8859_1));
        }
        long value = 0;
        for (int i = firstDigit; i < end; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return text[start] == '-' ? -value : value;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static void requireDigits(byte[] text, int start, int end) {
        if (start == end) {
            throw new TranscodingException("it is not a whole number in decimal text");
        }
        if (end - start > MAX_LENGTH) {
            throw new TranscodingException("its " + (end - start) + " digits are over the limit of " + MAX_LENGTH);
        }
        for (int i = start; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                throw new TranscodingException("it is not a whole number in decimal text");
            }
        }
    }

    private static Number parseBig(String text) {
        var big = new BigInteger(text);
        if (big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        return big;
    }

    /**
     * The number as the class asked for.
     *
     * @param number a {@link Long} or, beyond 64 bits, a {@link BigInteger}
     * @param type the class asked for, no primitive one
     * @return an instance of {@code type}
     */
    static Object as(Number number, Class<?> type) {
        if (type.isInstance(number)) {
            return number;
        }
        if (type == BigInteger.class) {
            return BigInteger.valueOf(number.longValue());
        }
        if (!isTarget(type)) {
            throw new TranscodingException("it is a whole number: ask for Long.class or BigInteger.class");
        }
        Object narrow = number instanceof Long value ? narrow(value, type) : null;
        if (narrow == null) {
            throw new TranscodingException("value " + quote(number) + " does not fit " + type.getSimpleName());
        }
        return narrow;
    }

    private static @Nullable Object narrow(long value, Class<?> type) {
        if (type == Integer.class && value == (int) value) {
            return (int) value;
        }
        if (type == Short.class && value == (short) value) {
            return (short) value;
        }
        if (type == Byte.class && value == (byte) value) {
            return (byte) value;
        }
        if (type == Boolean.class && (value == 0 || value == 1)) {
            return value == 1;
        }
        return null;
    }

    private static String quote(Number number) {
        return number instanceof BigInteger big ? "of " + (big.bitLength() + 1) + " bits" : number.toString();
    }
}
