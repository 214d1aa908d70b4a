package io.memwire.hashing;

import io.memwire.api.spi.KeyHasher;
import io.memwire.hashing.internal.Cmemcache160Hasher;
import io.memwire.hashing.internal.CmemcacheHasher;
import io.memwire.hashing.internal.Crc32SignedHasher;
import io.memwire.hashing.internal.Crc32UnsignedHasher;

/**
 * The key hashers of this module. All are stateless, thread-safe and allocate nothing per key; all throw
 * {@link IndexOutOfBoundsException} when offset and length do not lie within the array. Each is also found by its name as
 * a service.
 *
 * <table>
 * <caption>Which hasher places keys as which python-memcached does</caption>
 * <tr><th>name</th><th>range</th><th>python-memcached</th></tr>
 * <tr><td>{@code cmemcache}</td><td>1–32767</td><td>{@code cmemcache_hash} up to 1.59; the default</td></tr>
 * <tr><td>{@code cmemcache-1.60}</td><td>0–32767</td><td>{@code cmemcache_hash} from 1.60 on</td></tr>
 * <tr><td>{@code crc32-signed}</td><td>−2^31 – 2^31−1</td>
 *     <td>{@code useOldServerHashFunction()} under Python 2</td></tr>
 * <tr><td>{@code crc32-unsigned}</td><td>0 – 2^32−1</td>
 *     <td>{@code useOldServerHashFunction()} under Python 3</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class KeyHashers {
    /** Bits 16–30 of the CRC-32, and 1 in place of 0. */
    public static final KeyHasher CMEMCACHE = new CmemcacheHasher();

    /** Bits 16–30 of the CRC-32. Differs from {@link #CMEMCACHE} for one key in 32,768. */
    public static final KeyHasher CMEMCACHE_1_60 = new Cmemcache160Hasher();

    /** The CRC-32 as a signed 32-bit number. */
    public static final KeyHasher CRC32_SIGNED = new Crc32SignedHasher();

    /**
     * The CRC-32 as an unsigned 32-bit number. Places keys as {@link #CRC32_SIGNED} does only when the weights of the
     * servers add up to a power of two and all of them are alive.
     */
    public static final KeyHasher CRC32_UNSIGNED = new Crc32UnsignedHasher();

    private KeyHashers() {}
}
