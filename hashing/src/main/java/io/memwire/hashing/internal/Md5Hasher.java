package io.memwire.hashing.internal;

/** The first four bytes of the MD5 of the key, in little-endian order: the hash of ketama. */
public final class Md5Hasher extends NamedHasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public Md5Hasher() {
        super("md5");
    }

    @Override
    public long hash(byte[] key, int offset, int length) {
        return Integer.toUnsignedLong(Md5.digest(key, offset, length, null));
    }
}
