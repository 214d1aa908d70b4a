package io.memwire.benchmarks.decode;

import java.util.Arrays;

/**
 * The least that a client can do with an answer to {@code get}: find the end of the line, read the length before it,
 * and copy the value. It trusts the server, needs the whole answer, and compares no key.
 */
final class ReplyScan {
    private int at;

    void reset() {
        at = 0;
    }

    /** The next value, or null at the end. */
    byte[] next(byte[] wire) {
        if (wire[at] == 'E') {
            return null;
        }
        int end = at + 6;
        while (wire[end] != '\n') {
            end++;
        }
        int length = 0;
        int scale = 1;
        for (int i = end - 2; wire[i] != ' '; i--) {
            length += (wire[i] - '0') * scale;
            scale *= 10;
        }
        at = end + 1 + length + 2;
        return Arrays.copyOfRange(wire, end + 1, end + 1 + length);
    }
}
