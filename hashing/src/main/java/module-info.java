import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.internal.ArrayModLocatorFactory;
import io.memwire.hashing.internal.Cmemcache160Hasher;
import io.memwire.hashing.internal.CmemcacheHasher;
import io.memwire.hashing.internal.Crc32SignedHasher;
import io.memwire.hashing.internal.Crc32UnsignedHasher;
import io.memwire.hashing.internal.FnvOfBytes;
import io.memwire.hashing.internal.FnvOfChars;
import io.memwire.hashing.internal.JavaStringHasher;
import io.memwire.hashing.internal.JumpLocatorFactory;
import io.memwire.hashing.internal.Md5Hasher;
import io.memwire.hashing.internal.ModuloLocatorFactory;
import io.memwire.hashing.internal.ModuloScanLocatorFactory;
import io.memwire.hashing.internal.Murmur3Hasher;
import io.memwire.hashing.internal.OneAtATimeHasher;
import io.memwire.hashing.internal.OneAtATimeUnsignedHasher;
import io.memwire.hashing.internal.RendezvousLocatorFactory;
import io.memwire.hashing.internal.RingLocators;
import io.memwire.hashing.internal.Sha384Hasher;
import org.jspecify.annotations.NullMarked;

/**
 * Key hashers and node locators: which server holds a key.
 *
 * @provides KeyHasher those of {@link io.memwire.hashing.KeyHashers}
 * @provides NodeLocatorFactory those of {@link io.memwire.hashing.NodeLocators}
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
            Crc32UnsignedHasher,
            FnvOfBytes.Fnv1x32,
            FnvOfBytes.Fnv1ax32,
            FnvOfBytes.Fnv1x64,
            FnvOfBytes.Fnv1ax64,
            FnvOfChars.Fnv1x32,
            FnvOfChars.Fnv1ax32,
            FnvOfChars.Fnv1x64,
            FnvOfChars.Fnv1ax64,
            JavaStringHasher,
            Md5Hasher,
            Murmur3Hasher,
            OneAtATimeHasher,
            OneAtATimeUnsignedHasher,
            Sha384Hasher;
    provides NodeLocatorFactory with
            ArrayModLocatorFactory,
            JumpLocatorFactory,
            ModuloLocatorFactory,
            ModuloScanLocatorFactory,
            RendezvousLocatorFactory,
            RingLocators.Libmemcached,
            RingLocators.LibmemcachedWeighted,
            RingLocators.Spymemcached,
            RingLocators.SpymemcachedWeighted,
            RingLocators.Elasticache,
            RingLocators.ElasticacheWeighted,
            RingLocators.Xmemcached,
            RingLocators.XmemcachedNginx,
            RingLocators.XmemcachedLibmemcached,
            RingLocators.Folsom;
}
