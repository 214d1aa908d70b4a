package io.memwire.hashing.internal;

/** MurmurHash3_x86_32 with the seed 0, as a signed number: the hash of folsom. */
public final class Murmur3Hasher extends NamedHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Murmur3Hasher() {
        super("murmur3-32");
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return Murmur3.hash(key, offset, length);
    }
}
