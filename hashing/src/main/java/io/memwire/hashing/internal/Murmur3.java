package io.memwire.hashing.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/** MurmurHash3_x86_32 with the seed 0. */
final class Murmur3 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Murmur3() {}

    static int hash(byte[] text, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, text.length);
        int hash = 0;
        int tail = offset + (length & ~3);
        for (int at = offset; at < tail; at += 4) {
            hash = Integer.rotateLeft(hash ^ scrambled((int) WORD.get(text, at)), 13) * 5 + 0xe6546b64;
        }
        int rest = 0;
        for (int i = (length & 3) - 1; i >= 0; i--) {
            rest = rest << 8 | (text[tail + i] & 0xff);
        }
        hash ^= scrambled(rest) ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int scrambled(int word) {
        return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
