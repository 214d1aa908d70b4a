package io.memwire.hashing.internal;

import java.util.Objects;

/** Bob Jenkins' one-at-a-time hash. */
final class OneAtATime {
    private OneAtATime() {}

    /**
     * Returns the hash, 0 to 2^32−1.
     *
     * @param mask which bits of a byte count: 0xff, or all for the sign that a C compiler may give a {@code char}
     */
    static long hash(byte[] key, int offset, int length, int mask) {
        Objects.checkFromIndexSize(offset, length, key.length);
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash += key[i] & mask;
            hash += hash << 10;
            hash ^= hash >>> 6;
        }
        hash += hash << 3;
        hash ^= hash >>> 11;
        hash += hash << 15;
        return Integer.toUnsignedLong(hash);
    }
}
