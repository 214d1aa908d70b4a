package io.memwire.testkit;

/**
 * One stored item. What a client reads is final, so that an answer is written without the storage's lock; the expiry and
 * the marks of use change under it.
 */
final class Item {
    /** What memcached 1.6 adds to an item on a 64-bit machine: its header and the cas unique, in bytes. */
    private static final int HEADER_BYTES = 48 + Long.BYTES;

    private final int flags;
    private final byte[] value;
    private final long casUnique;
    private final int size;
    private final SlabClass slabClass;
    private long expiresAtMillis;
    private long usedAtMillis;
    private boolean fetched;

    Item(int size, Content content, long casUnique, SlabClass slabClass, long nowMillis) {
        this.flags = content.flags();
        this.value = content.value();
        this.expiresAtMillis = content.expiresAtMillis();
        this.casUnique = casUnique;
        this.size = size;
        this.slabClass = slabClass;
        this.usedAtMillis = nowMillis;
    }

    /** Bytes that memcached counts for an item: header, key and NUL, flags other than 0, value and line end. */
    static long sizeOf(int keyLength, int flags, int valueLength) {
        return (long) HEADER_BYTES + keyLength + 1 + (flags == 0 ? 0 : Integer.BYTES) + valueLength + 2;
    }

    int flags() {
        return flags;
    }

    byte[] value() {
        return value;
    }

    long casUnique() {
        return casUnique;
    }

    int size() {
        return size;
    }

    SlabClass slabClass() {
        return slabClass;
    }

    long expiresAtMillis() {
        return expiresAtMillis;
    }

    long usedAtMillis() {
        return usedAtMillis;
    }

    boolean isFetched() {
        return fetched;
    }

    boolean isExpired(long nowMillis) {
        return expiresAtMillis <= nowMillis;
    }

    void expireAt(long millis) {
        expiresAtMillis = millis;
    }

    void markUsed(long nowMillis) {
        usedAtMillis = nowMillis;
    }

    void markFetched() {
        fetched = true;
    }
}
