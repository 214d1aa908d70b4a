package io.memwire.hashing.internal;

/** {@link String#hashCode} of the key, as an unsigned number: the {@code NATIVE_HASH} of spymemcached and xmemcached. */
public final class JavaStringHasher extends Utf16Hasher {
    /** For the service loader; use {@link io.memwire.hashing.KeyHashers}. */
    public JavaStringHasher() {
        super("java-string", 0);
    }

    @Override
    long with(long hash, char unit) {
        return 31 * hash + unit;
    }
}
