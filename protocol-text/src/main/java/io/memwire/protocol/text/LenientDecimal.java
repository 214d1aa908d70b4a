package io.memwire.protocol.text;

/**
 * Decimals as memcached reads them: with the leniency of C's {@code strtoll} and {@code strtoull}.
 *
 * <p>White space and a sign may stand before the digits, white space or a NUL byte ends them and whatever follows is
 * ignored, so {@code " 12 apples"} is 12. The same rules apply to the numbers of a command line and to a stored value
 * that is incremented. Source: memcached 1.6, {@code safe_strtoll} and {@code safe_strtoull}. Stateless.
 *
 * @since 0.1
 */
public final class LenientDecimal {
    private LenientDecimal() {}

    /**
     * Whether the bytes read as an unsigned 64-bit number. A minus sign is refused, except (as in C, where the value is
     * negated) before zero and before a number so large that it comes out as a positive one again.
     *
     * @param bytes holds the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @return whether {@link #unsigned} gives its value
     */
    public static boolean isUnsigned(byte[] bytes, int from, int to) {
        int sign = skipSpace(bytes, from, to);
        int digits = skipSign(bytes, sign, to);
        int end = skipDigits(bytes, digits, to);
        if (end == digits || !endsNumber(bytes, end, to) || overflowsUnsigned(bytes, digits, end)) {
            return false;
        }
        return unsigned(bytes, from, to) >= 0 || !holdsMinus(bytes, from, to);
    }

    /**
     * The value of a text that {@link #isUnsigned} accepts.
     *
     * @param bytes holds the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @return the value, an unsigned 64-bit number
     */
    public static long unsigned(byte[] bytes, int from, int to) {
        int sign = skipSpace(bytes, from, to);
        int digits = skipSign(bytes, sign, to);
        long magnitude = 0;
        for (int i = digits; i < to && isDigit(bytes[i]); i++) {
            magnitude = magnitude * 10 + (bytes[i] - '0');
        }
        return digits > sign && bytes[sign] == '-' ? -magnitude : magnitude;
    }

    /**
     * Whether the bytes read as a signed 64-bit number.
     *
     * @param bytes holds the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @return whether {@link #signed} gives its value
     */
    public static boolean isSigned(byte[] bytes, int from, int to) {
        int sign = skipSpace(bytes, from, to);
        int digits = skipSign(bytes, sign, to);
        int end = skipDigits(bytes, digits, to);
        if (end == digits || !endsNumber(bytes, end, to) || overflowsUnsigned(bytes, digits, end)) {
            return false;
        }
        boolean negative = digits > sign && bytes[sign] == '-';
        long value = unsigned(bytes, from, to);
        long magnitude = negative ? -value : value;
        return magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE);
    }

    /**
     * The value of a text that {@link #isSigned} accepts.
     *
     * @param bytes holds the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @return the value
     */
    public static long signed(byte[] bytes, int from, int to) {
        return unsigned(bytes, from, to);
    }

    private static boolean overflowsUnsigned(byte[] bytes, int digits, int end) {
        long value = 0;
        for (int i = digits; i < end; i++) {
            int digit = bytes[i] - '0';
            if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
                return true;
            }
            value = value * 10 + digit;
        }
        return false;
    }

    private static int skipSpace(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    private static int skipSign(byte[] bytes, int from, int to) {
        return from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    }

    private static int skipDigits(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean endsNumber(byte[] bytes, int end, int to) {
        return end == to || isSpace(bytes[end]) || bytes[end] == 0;
    }

    private static boolean holdsMinus(byte[] bytes, int from, int to) {
        for (int i = from; i < to && bytes[i] != 0; i++) {
            if (bytes[i] == '-') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** C's {@code isspace}: blank, tab, line feed, vertical tab, form feed, carriage return. */
    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
