package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;

/** The hash of python-memcached up to 1.59: {@code ((crc32(key) & 0xffffffff) >> 16) & 0x7fff or 1}. */
public final class CmemcacheHasher implements KeyHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public CmemcacheHasher() {}

    @Override
    public String name() {
        return "cmemcache";
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return Math.max(1, KeyCrc32.of(key, offset, length) >>> 16 & 0x7fff);
    }

    @Override
    public String toString() {
        return name();
    }
}
