package com.example.memwire.json;

import io.memwire.api.spi.KeyHasher;

/**
 * Keeps keys of one tag on one server: {@code user:{17}:name} and <code>user:{17}:mail</code> are placed by {@code 17},
 * so that one request to one server reads both. A key without <code>{…}</code>, or with nothing between the braces, is
 * placed by the whole of it. The hash is FNV-1a of 64 bits.
 */
public final class TagHasher implements KeyHasher {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** {@link java.util.ServiceLoader} calls it. */
    public TagHasher() {}

    @Override
    public String name() {
        return "example-tag";
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        int end = offset + length;
        int open = indexOf('{', key, offset, end);
        int close = indexOf('}', key, open, end);
        boolean tagged = close < end && close > open + 1;
        return tagged ? fnv1a(key, open + 1, close) : fnv1a(key, offset, end);
    }

    /** Returns where the byte is, or {@code end} when it is not there. */
    private static int indexOf(char wanted, byte[] key, int from, int end) {
        int i = from;
        while (i < end && key[i] != wanted) {
            i++;
        }
        return i;
    }

    private static long fnv1a(byte[] bytes, int from, int end) {
        long hash = OFFSET_BASIS;
        for (int i = from; i < end; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
        }
        return hash;
    }
}
