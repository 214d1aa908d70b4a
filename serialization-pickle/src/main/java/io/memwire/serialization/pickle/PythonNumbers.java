package io.memwire.serialization.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as pickles have them, within the limits on digits: the JDK needs time in the square of those. */
final class PythonNumbers {
    /** As many digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    /** Python's repr of a float has 24 characters at most. */
    private static final int LONGEST_FLOAT = 64;

    private static final Pattern FLOAT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final Pattern NO_NUMBER =
            Pattern.compile("[+-]?(s?nan[0-9]*|inf(inity)?)", Pattern.CASE_INSENSITIVE);

    private PythonNumbers() {}

    /** Whole numbers of at most 64 bits are longs, whatever their size, so that a cast does not depend on the value. */
    private static Object narrow(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** {@code INT}: decimal text, and {@code 00} and {@code 01}, which are the booleans. */
    static Object parseInt(String line, PickleLimits limits) {
        return switch (line) {
            case "00" -> false;
            case "01" -> true;
            default -> parseWhole(line, limits);
        };
    }

    /** {@code LONG}: decimal text, with an {@code L} from all but some old writers. */
    static Object parseLong(String line, PickleLimits limits) {
        return parseWhole(line.endsWith("L") ? line.substring(0, line.length() - 1) : line, limits);
    }

    private static Object parseWhole(String text, PickleLimits limits) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = text.length() - start;
        if (digits == 0) {
            throw new RefusedException("a whole number has no digits");
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new RefusedException("a whole number holds something else than digits");
            }
        }
        if (digits <= SAFE_DIGITS) {
            return Long.valueOf(text);
        }
        if (digits > limits.maxDigits()) {
            throw tooManyDigits(limits);
        }
        return narrow(new BigInteger(text));
    }

    /** {@code LONG1}, {@code LONG4}: two's complement, the low byte first. */
    static Object fromLittleEndian(byte[] bytes, PickleLimits limits) {
        if (bytes.length == 0) {
            return 0L;
        }
        var bigEndian = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[bytes.length - 1 - i] = bytes[i];
        }
        var number = new BigInteger(bigEndian);
        requireDigits(number, limits);
        return narrow(number);
    }

    static byte[] toLittleEndian(BigInteger number) {
        byte[] bytes = number.toByteArray();
        for (int low = 0, high = bytes.length - 1; low < high; low++, high--) {
            byte swapped = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = swapped;
        }
        return bytes;
    }

    static void requireDigits(BigInteger number, PickleLimits limits) {
        if (number.bitLength() > limits.maxBits()) {
            throw tooManyDigits(limits);
        }
    }

    static RefusedException tooManyDigits(PickleLimits limits) {
        return new RefusedException("a number has more than " + limits.maxDigits() + " digits, the limit maxDigits");
    }

    /** {@code FLOAT}: Python's repr. */
    static Double parseFloat(String line) {
        return switch (line) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (line.length() > LONGEST_FLOAT || !FLOAT.matcher(line).matches()) {
                    throw new RefusedException("a float is not written as Python does");
                }
                yield Double.valueOf(line);
            }
        };
    }

    /** What Python's {@code float} reads. The built-in transcoder of the client writes floats so too. */
    static String format(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        return Double.isInfinite(number) ? number > 0 ? "inf" : "-inf" : Double.toString(number);
    }

    static BigDecimal parseDecimal(String text, PickleLimits limits) {
        if (text.length() > limits.maxDigits() + 16L) { // sign, point, exponent
            throw tooManyDigits(limits);
        }
        if (NO_NUMBER.matcher(text).matches()) {
            throw new RefusedException("a Decimal is NaN or infinite, which BigDecimal cannot be");
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new RefusedException("a Decimal is not written as Python does");
        }
        var number = new BigDecimal(text);
        requireSmall(number, limits);
        return number;
    }

    /** A huge exponent fits in a few bytes, and whoever turns such a number into a whole one runs out of memory. */
    static void requireSmall(BigDecimal number, PickleLimits limits) {
        if (Math.abs((long) number.scale()) > limits.maxDigits() || number.precision() > limits.maxDigits()) {
            throw new RefusedException("a Decimal has more digits or a larger exponent than " + limits.maxDigits()
                    + ", the limit maxDigits");
        }
    }
}
