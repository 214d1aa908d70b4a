package io.memwire.hashing.internal;

/** The hashes of Fowler, Noll and Vo that memcached clients know; of those of 64 bits they keep the lowest 32. */
enum Fnv {
    FNV1_32(0x811c9dc5L, 0x01000193L, false),
    FNV1A_32(0x811c9dc5L, 0x01000193L, true),
    FNV1_64(0xcbf29ce484222325L, 0x100000001b3L, false),
    FNV1A_64(0xcbf29ce484222325L, 0x100000001b3L, true);

    private final long start;
    private final long prime;
    private final boolean xorFirst;

    Fnv(long start, long prime, boolean xorFirst) {
        this.start = start;
        this.prime = prime;
        this.xorFirst = xorFirst;
    }

    long start() {
        return start;
    }

    /** The hash of some units and one more. Its lowest 32 bits are right in 64-bit arithmetic for all four. */
    long with(long hash, long unit) {
        return xorFirst ? (hash ^ unit) * prime : hash * prime ^ unit;
    }
}
