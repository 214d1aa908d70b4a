package io.memwire.hashing.internal;

/** {@link OneAtATime} as libmemcached computes it: a byte above 127 counts as a negative number. */
public final class OneAtATimeHasher extends NamedHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public OneAtATimeHasher() {
        super("one-at-a-time");
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return OneAtATime.hash(key, offset, length, -1);
    }
}
