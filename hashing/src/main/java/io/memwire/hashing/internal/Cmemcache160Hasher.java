package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;

/** The hash of python-memcached from 1.60 on, which no longer replaces 0 by 1. */
public final class Cmemcache160Hasher implements KeyHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Cmemcache160Hasher() {}

    @Override
    public String name() {
        return "cmemcache-1.60";
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return KeyCrc32.of(key, offset, length) >>> 16 & 0x7fff;
    }

    @Override
    public String toString() {
        return name();
    }
}
