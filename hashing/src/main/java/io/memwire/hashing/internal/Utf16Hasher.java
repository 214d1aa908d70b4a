package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/**
 * A hash over the chars of the key, as Java clients compute it, where others take bytes. The key is UTF-8; what is not
 * counts as the replacement characters that {@link String} makes of it.
 */
abstract class Utf16Hasher extends NamedHasher {
    private static final long UNSIGNED_INT = 0xffffffffL;

    private final long start;

    Utf16Hasher(String name, long start) {
        super(name);
        this.start = start;
    }

    /** The hash of some chars and one more; only its lowest 32 bits are used in the end. */
    abstract long with(long hash, char unit);

    @Override
    public final long hash(byte[] key, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, key.length);
        long hash = start;
        for (int i = offset; i < offset + length; i++) {
            if (key[i] < 0) {
                return ofDecoded(key, offset, length);
            }
            hash = with(hash, (char) key[i]);
        }
        return hash & UNSIGNED_INT;
    }

    /** The same for a key that is not ASCII: rare, so it may cost a String. */
    private long ofDecoded(byte[] key, int offset, int length) {
        String text = new String(key, offset, length, UTF_8);
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = with(hash, text.charAt(i));
        }
        return hash & UNSIGNED_INT;
    }
}
