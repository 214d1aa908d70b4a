package io.memwire.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key of the storage. To look an item up without allocating, a session points one key at bytes of a request again and
 * again; what the storage keeps is a {@link #copy()}, which is never pointed elsewhere.
 */
final class ItemKey {
    private byte[] bytes = {};
    private int offset;
    private int length;
    private int hash;

    ItemKey() {}

    static ItemKey of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ItemKey().pointAt(bytes, 0, bytes.length);
    }

    ItemKey pointAt(byte[] keyBytes, int keyOffset, int keyLength) {
        bytes = keyBytes;
        offset = keyOffset;
        length = keyLength;
        int h = 0;
        for (int i = keyOffset; i < keyOffset + keyLength; i++) {
            h = 31 * h + keyBytes[i];
        }
        hash = h;
        return this;
    }

    ItemKey copy() {
        return new ItemKey().pointAt(Arrays.copyOfRange(bytes, offset, offset + length), 0, length);
    }

    int length() {
        return length;
    }

    /** What stands before the first {@code delimiter}, or null when there is none. */
    @Nullable
    String prefix(char delimiter) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == delimiter) {
                return new String(bytes, offset, i - offset, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItemKey that
                && hash == that.hash
                && Arrays.equals(bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
