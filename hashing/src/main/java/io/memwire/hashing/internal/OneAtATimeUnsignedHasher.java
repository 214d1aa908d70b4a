package io.memwire.hashing.internal;

/** {@link OneAtATime} as xmemcached computes it, and its author did. */
public final class OneAtATimeUnsignedHasher extends NamedHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public OneAtATimeUnsignedHasher() {
        super("one-at-a-time-unsigned");
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return OneAtATime.hash(key, offset, length, 0xff);
    }
}
