package io.memwire.hashing.internal;

/** The text that python-memcached hashes to find an alternative: {@code str(hash) + str(try)}. */
final class RehashText {
    /** Minus, 19 digits and the digit of the try. */
    static final int MAX_LENGTH = 21;

    private RehashText() {}

    /**
     * Writes the text to the end of {@code text}.
     *
     * @param hash any number
     * @param attempt number of the try that failed, 0–9
     * @param text at least {@link #MAX_LENGTH} bytes
     * @return index of the first byte written
     */
    static int write(long hash, int attempt, byte[] text) {
        int start = text.length - 1;
        text[start] = (byte) ('0' + attempt);
        // Kept negative, because the lowest number has no positive counterpart.
        long rest = hash < 0 ? hash : -hash;
        do {
            text[--start] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (hash < 0) {
            text[--start] = '-';
        }
        return start;
    }
}
