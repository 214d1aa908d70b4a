package io.memwire.protocol.text;

/** Decimal numbers as ASCII bytes, read and written without allocation. */
final class Decimals {
    /** 10<sup>19</sup>: the least number of twenty digits; as a {@code long} it is negative. */
    private static final long TWENTY_DIGITS = 0x8ac7_2304_89e8_0000L;

    /** (2<sup>64</sup> - 1) / 10, the last number that may take one more digit; that digit is at most 5. */
    private static final long LAST_TO_EXTEND = 0x1999_9999_9999_9999L;

    /** Any number of so many digits fits into a {@code long}. */
    private static final int SAFE_DIGITS = 18;

    private Decimals() {}

    /** How many digits the unsigned {@code number} has: 1 to 20. */
    static int digits(long number) {
        if (number < 0) {
            return Long.compareUnsigned(number, TWENTY_DIGITS) < 0 ? 19 : 20;
        }
        int digits = 1;
        long limit = 10;
        while (digits < 19 && number >= limit) {
            digits++;
            limit *= 10;
        }
        return digits;
    }

    /** Writes the unsigned {@code number} so that its last digit stands right before {@code end}. */
    static void write(long number, byte[] into, int end) {
        long rest = number;
        int at = end;
        do {
            long tenth = (rest >>> 1) / 5; // an unsigned division by ten
            into[--at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        } while (rest != 0);
    }

    /**
     * Reads digits that make a number of at most {@code max}.
     *
     * @return the number, or -1 when the bytes are none, not all digits, or more than {@code max}
     */
    static long parse(byte[] in, int from, int to, long max) {
        if (!isUnsignedLong(in, from, to)) {
            return -1;
        }
        long number = parseUnsignedLong(in, from, to);
        return number >= 0 && number <= max ? number : -1;
    }

    /** Whether the bytes are digits, at least one, that make a number below 2<sup>64</sup>. */
    static boolean isUnsignedLong(byte[] in, int from, int to) {
        if (from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return false;
            }
        }
        return to - from <= SAFE_DIGITS || fits(in, from, to);
    }

    private static boolean fits(byte[] in, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = in[i] - '0';
            int order = Long.compareUnsigned(number, LAST_TO_EXTEND);
            if (order > 0 || (order == 0 && digit > 5)) {
                return false;
            }
            number = number * 10 + digit;
        }
        return true;
    }

    /** The number in bytes of which {@link #isUnsignedLong} is true; 64 bits, unsigned. */
    static long parseUnsignedLong(byte[] in, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (in[i] - '0');
        }
        return number;
    }
}
