package io.memwire.hashing;

import io.memwire.api.spi.KeyHasher;
import io.memwire.hashing.internal.Cmemcache160Hasher;
import io.memwire.hashing.internal.CmemcacheHasher;
import io.memwire.hashing.internal.Crc32SignedHasher;
import io.memwire.hashing.internal.Crc32UnsignedHasher;
import io.memwire.hashing.internal.FnvOfBytes;
import io.memwire.hashing.internal.FnvOfChars;
import io.memwire.hashing.internal.JavaStringHasher;
import io.memwire.hashing.internal.Md5Hasher;
import io.memwire.hashing.internal.Murmur3Hasher;
import io.memwire.hashing.internal.OneAtATimeHasher;
import io.memwire.hashing.internal.OneAtATimeUnsignedHasher;
import io.memwire.hashing.internal.Sha384Hasher;

/**
 * The key hashers of this module. All are stateless, thread-safe and allocate nothing per key (those over chars: per
 * ASCII key); all throw {@link IndexOutOfBoundsException} when offset and length do not lie within the array. Each is also
 * found by its name as a service.
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
 * <p>The others are those of other clients, each with the range 0 – 2^32−1 but for {@code murmur3-32}, which is signed:
 *
 * <table>
 * <caption>Which hasher hashes keys as which other client does</caption>
 * <tr><th>name</th><th>client</th></tr>
 * <tr><td>{@code cmemcache-1.60}</td><td>{@code CRC_HASH} of spymemcached and ElastiCache's client, {@code CRC32_HASH} of
 *     xmemcached, {@code MEMCACHED_HASH_CRC} of libmemcached: 0–32767</td></tr>
 * <tr><td>{@code md5}</td><td>{@code KETAMA_HASH} of spymemcached and xmemcached, {@code MEMCACHED_HASH_MD5} of
 *     libmemcached</td></tr>
 * <tr><td>{@code sha-384}</td><td>{@code KETAMA_HASH} of ElastiCache's client from 1.2 on</td></tr>
 * <tr><td>{@code murmur3-32}</td><td>folsom</td></tr>
 * <tr><td>{@code one-at-a-time}</td><td>{@code MEMCACHED_HASH_DEFAULT} of libmemcached</td></tr>
 * <tr><td>{@code one-at-a-time-unsigned}</td><td>{@code ONE_AT_A_TIME} of xmemcached; for ASCII keys as that above</td></tr>
 * <tr><td>{@code fnv1-32}, {@code fnv1a-32}, {@code fnv1-64}, {@code fnv1a-64}</td>
 *     <td>{@code MEMCACHED_HASH_FNV…} of libmemcached</td></tr>
 * <tr><td>{@code fnv1-32-utf16}, {@code fnv1a-32-utf16}, {@code fnv1-64-utf16}, {@code fnv1a-64-utf16}</td>
 *     <td>{@code FNV…_HASH} of spymemcached, ElastiCache's client and xmemcached; for ASCII keys as those above</td></tr>
 * <tr><td>{@code java-string}</td><td>{@code NATIVE_HASH} of spymemcached, ElastiCache's client and xmemcached, the default
 *     of spymemcached and xmemcached</td></tr>
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

    /** The first four bytes of the MD5, in little-endian order. */
    public static final KeyHasher MD5 = new Md5Hasher();

    /** The first four bytes of the SHA-384, in little-endian order. */
    public static final KeyHasher SHA_384 = new Sha384Hasher();

    /** MurmurHash3_x86_32 with the seed 0, as a signed number. */
    public static final KeyHasher MURMUR3_32 = new Murmur3Hasher();

    /** Bob Jenkins' one-at-a-time hash, with bytes above 127 as negative numbers: libmemcached's. */
    public static final KeyHasher ONE_AT_A_TIME = new OneAtATimeHasher();

    /** Bob Jenkins' one-at-a-time hash as he wrote it: xmemcached's. */
    public static final KeyHasher ONE_AT_A_TIME_UNSIGNED = new OneAtATimeUnsignedHasher();

    /** FNV-1 of 32 bits over bytes, those above 127 as negative numbers: libmemcached's. */
    public static final KeyHasher FNV1_32 = new FnvOfBytes.Fnv1x32();

    /** FNV-1a of 32 bits over bytes, those above 127 as negative numbers: libmemcached's. */
    public static final KeyHasher FNV1A_32 = new FnvOfBytes.Fnv1ax32();

    /** The lowest 32 bits of FNV-1 of 64 bits over bytes, those above 127 as negative numbers: libmemcached's. */
    public static final KeyHasher FNV1_64 = new FnvOfBytes.Fnv1x64();

    /** The lowest 32 bits of FNV-1a of 64 bits over bytes, those above 127 as negative numbers: libmemcached's. */
    public static final KeyHasher FNV1A_64 = new FnvOfBytes.Fnv1ax64();

    /** FNV-1 of 32 bits over the chars of the key, which is UTF-8. */
    public static final KeyHasher FNV1_32_UTF16 = new FnvOfChars.Fnv1x32();

    /** FNV-1a of 32 bits over the chars of the key, which is UTF-8. */
    public static final KeyHasher FNV1A_32_UTF16 = new FnvOfChars.Fnv1ax32();

    /** The lowest 32 bits of FNV-1 of 64 bits over the chars of the key, which is UTF-8. */
    public static final KeyHasher FNV1_64_UTF16 = new FnvOfChars.Fnv1x64();

    /** The lowest 32 bits of FNV-1a of 64 bits over the chars of the key, which is UTF-8. */
    public static final KeyHasher FNV1A_64_UTF16 = new FnvOfChars.Fnv1ax64();

    /** {@link String#hashCode()} of the key, which is UTF-8, as an unsigned number. */
    public static final KeyHasher JAVA_STRING = new JavaStringHasher();

    private KeyHashers() {}
}
