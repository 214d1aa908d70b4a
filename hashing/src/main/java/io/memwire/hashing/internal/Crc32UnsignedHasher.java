package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;

/** What {@code binascii.crc32} returns under Python 3. */
public final class Crc32UnsignedHasher implements KeyHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Crc32UnsignedHasher() {}

    @Override
    public String name() {
        return "crc32-unsigned";
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return KeyCrc32.of(key, offset, length);
    }

    @Override
    public String toString() {
        return name();
    }
}
