package io.memwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keys of a kind: {@code ascii-30} stands for 30 bytes of ASCII, {@code utf8-30} for 30 bytes of which most are
 * accented.
 */
public final class Keys {
    private static final String WORDS = "session:user:profile:";
    private static final int DIGITS = 6;

    private Keys() {}

    /**
     * Makes keys that differ in their last digits.
     *
     * @param kind {@code ascii-BYTES} or {@code utf8-BYTES}, of 8 bytes or more
     * @param count how many
     * @return keys of exactly that many bytes each
     */
    public static String[] of(String kind, int count) {
        int dash = kind.indexOf('-');
        int bytes = Integer.parseInt(kind.substring(dash + 1));
        String head = kind.startsWith("utf8") ? accented(bytes - DIGITS) : ascii(bytes - DIGITS);
        var keys = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = head + String.format("%0" + DIGITS + "d", i);
            if (keys[i].getBytes(UTF_8).length != bytes) {
                throw new IllegalStateException(keys[i] + " has not " + bytes + " bytes");
            }
        }
        return keys;
    }

    private static String ascii(int bytes) {
        return WORDS.repeat(bytes / WORDS.length() + 1).substring(0, bytes);
    }

    private static String accented(int bytes) {
        return "x".repeat(bytes % 2) + "é".repeat(bytes / 2);
    }
}
