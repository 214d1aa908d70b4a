package io.memwire.testkit;

/** What a client stores under a key. The value belongs to the storage from then on, and nobody writes to it. */
final class Content {
    private final int flags;
    private final long expiresAtMillis;
    private final byte[] value;

    Content(int flags, long expiresAtMillis, byte[] value) {
        this.flags = flags;
        this.expiresAtMillis = expiresAtMillis;
        this.value = value;
    }

    int flags() {
        return flags;
    }

    /** When it stops being there; see {@link Expiry}. */
    long expiresAtMillis() {
        return expiresAtMillis;
    }

    byte[] value() {
        return value;
    }
}
