package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;

/** What {@code binascii.crc32} returns under Python 2. */
public final class Crc32SignedHasher implements KeyHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Crc32SignedHasher() {}

    @Override
    public String name() {
        return "crc32-signed";
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return (int) KeyCrc32.of(key, offset, length);
    }

    @Override
    public String toString() {
        return name();
    }
}
