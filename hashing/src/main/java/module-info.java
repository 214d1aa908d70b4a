import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.internal.Cmemcache160Hasher;
import io.memwire.hashing.internal.CmemcacheHasher;
import io.memwire.hashing.internal.Crc32SignedHasher;
import io.memwire.hashing.internal.Crc32UnsignedHasher;
import io.memwire.hashing.internal.ModuloLocatorFactory;
import io.memwire.hashing.internal.ModuloScanLocatorFactory;
import org.jspecify.annotations.NullMarked;

/**
 * Key hashers and node locators: which server holds a key.
 *
 * @provides KeyHasher {@code cmemcache}, {@code cmemcache-1.60}, {@code crc32-signed} and {@code crc32-unsigned}
 * @provides NodeLocatorFactory {@code modulo} and {@code modulo-scan}
 * @since 0.1
 */
@NullMarked
module io.memwire.hashing {
    requires transitive io.memwire.api;

    exports io.memwire.hashing;

    provides KeyHasher with
            CmemcacheHasher,
            Cmemcache160Hasher,
            Crc32SignedHasher,
            Crc32UnsignedHasher;
    provides NodeLocatorFactory with
            ModuloLocatorFactory,
            ModuloScanLocatorFactory;
}
