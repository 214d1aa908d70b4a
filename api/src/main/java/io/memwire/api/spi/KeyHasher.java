package io.memwire.api.spi;

/**
 * Turns a key into the number that a {@link NodeLocator} places on a node. Clients share a cache only when they use the
 * same hasher and the same locator.
 *
 * <p>Found as a service, or given by hand; {@linkplain io.memwire.api.spi the package} tells how, and what holds for every
 * plug-in. Thread-safety: one instance serves all threads at once, so keep it stateless. It is called once per key on the
 * caller's thread: no I/O, no locks, and no allocation if it can be helped.
 *
 * <p>Every key has a hash, so there is nothing to throw. If it throws all the same, the call ends with an
 * {@link io.memwire.api.InvalidRequestException} that names the hasher.
 *
 * @since 0.1
 */
public interface KeyHasher {
    /** The name that a user writes in the options, for example {@code cmemcache}; lower case, unique, never changing. */
    String name();

    /**
     * Hashes {@code length} bytes of {@code key}.
     *
     * @param key the bytes of the key as they go to the server, prefix included; not to be kept or changed
     * @param offset index of the first byte
     * @param length number of bytes, 0 or more
     * @return the hash in the hasher's own range, which may be negative; the same for the same bytes for ever
     */
    long hash(byte[] key, int offset, int length);

    /** Hashes the whole of {@code key}; see {@link #hash(byte[], int, int)}. */
    default long hash(byte[] key) {
        return hash(key, 0, key.length);
    }
}
