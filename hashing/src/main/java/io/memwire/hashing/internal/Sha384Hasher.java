package io.memwire.hashing.internal;

/** The first four bytes of the SHA-384 of the key, in little-endian order: the hash of the ElastiCache client. */
public final class Sha384Hasher extends NamedHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Sha384Hasher() {
        super("sha-384");
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return Integer.toUnsignedLong(Sha384.digest(key, offset, length, null));
    }
}
