package io.memwire.hashing.internal;

/** Scatters numbers that may be small or alike over all 64 bits. */
final class Mix {
    private Mix() {}

    /** A bijection after which each bit depends on all (the finalizer "Mix13" of David Stafford). */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
