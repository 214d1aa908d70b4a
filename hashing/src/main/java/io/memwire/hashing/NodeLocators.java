package io.memwire.hashing;

import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.internal.ArrayModLocatorFactory;
import io.memwire.hashing.internal.JumpLocatorFactory;
import io.memwire.hashing.internal.ModuloLocatorFactory;
import io.memwire.hashing.internal.ModuloScanLocatorFactory;
import io.memwire.hashing.internal.RendezvousLocatorFactory;
import io.memwire.hashing.internal.RingKind;
import io.memwire.hashing.internal.RingLocatorFactory;
import io.memwire.hashing.internal.RingLocators;

/**
 * The node locators of this module. All are stateless and thread-safe. Each is also found by its name as a service. With
 * all nodes available, placing a key allocates nothing.
 *
 * <p>{@link #MODULO} is python-memcached's. {@link #ARRAY_MOD} and those named after {@code ketama} place keys as other
 * clients do, if the key hasher is theirs too; a ring refuses key hashers that do not go with it. {@link #JUMP} and
 * {@link #RENDEZVOUS} are nobody else's here and take any key hasher. {@code docs/locators.md} compares them all.
 *
 * <p>A ring depends on what its servers are called in it: {@link NodeNames}. Each has its usual names as a constant and as a
 * service, and a method for others. A routing hash that the caller gave with a key is taken as a position on the ring, of
 * which the lowest 32 bits count.
 *
 * @since 0.1
 */
public final class NodeLocators {
    /**
     * {@code modulo}: places keys as python-memcached does. A server of weight <i>w</i> owns <i>w</i> buckets in a row,
     * in the order of the list; a hash belongs to the bucket {@code floorMod(hash, buckets)}.
     *
     * <p>When that server is not available, the decimal text of the hash followed by the digit 0 is hashed to try
     * again, the text of that hash followed by 1 next, and so on: ten tries in all. A try may meet a server that was
     * tried before, so a key can be without a server although one is alive (of two servers with one dead, about one key
     * in 1,024).
     *
     * <p>Any weights take the same memory. The first try allocates nothing for a hash of up to 64 bits.
     */
    public static final NodeLocatorFactory MODULO = new ModuloLocatorFactory();

    /**
     * {@code modulo-scan}: the same, but a key whose ten tries all failed goes to the first available server in the
     * order of the list, counted on from the one tried last. Never differs from {@link #MODULO} for a key that has a
     * server there.
     */
    public static final NodeLocatorFactory MODULO_SCAN = new ModuloScanLocatorFactory();

    /**
     * {@code array-mod}: the modulo of spymemcached's {@code ArrayModNodeLocator}, of xmemcached's
     * {@code ArrayMemcachedSessionLocator} and, without weights, of libmemcached. Servers own buckets as with
     * {@link #MODULO}; the keys of a dead one go to the next in the list.
     */
    public static final NodeLocatorFactory ARRAY_MOD = new ArrayModLocatorFactory();

    /**
     * {@code ketama-libmemcached}: libmemcached with {@code MEMCACHED_BEHAVIOR_KETAMA}: 100 points a server, made with the key hasher, which is
     * {@code one-at-a-time} there unless told otherwise. Knows no weights. A dead server's keys go to the points that follow,
     * as with {@code MEMCACHED_BEHAVIOR_AUTO_EJECT_HOSTS}.
     *
     * <p>Node names: {@link NodeNames#HOST_AND_OTHER_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_LIBMEMCACHED = new RingLocators.Libmemcached();

    /**
     * {@code ketama-libmemcached-weighted}: libmemcached with {@code MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED}, which is also spymemcached's with
     * weights and the node name format {@code LIBMEMCACHED}: 160 points a server of average weight, made with MD5. A dead
     * server's keys go to the points that follow; libmemcached makes a new ring, which is nearly the same.
     *
     * <p>Node names: {@link NodeNames#HOST_AND_OTHER_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_LIBMEMCACHED_WEIGHTED = new RingLocators.LibmemcachedWeighted();

    /**
     * {@code ketama-spymemcached}: spymemcached's {@code KetamaNodeLocator} without weights: 160 points a server, made with the key
     * hasher, which is {@code md5} for {@code KETAMA_HASH}. A dead server's keys are hashed again, up to six times.
     *
     * <p>Node names: {@link NodeNames#ADDRESS_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_SPYMEMCACHED = new RingLocators.Spymemcached();

    /**
     * {@code ketama-spymemcached-weighted}: the same with weights: 160 points a server of average weight, always made with MD5. Servers of equal weight
     * may have 156 points here, because the original counts in single precision.
     *
     * <p>Node names: {@link NodeNames#ADDRESS_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_SPYMEMCACHED_WEIGHTED = new RingLocators.SpymemcachedWeighted();

    /**
     * {@code ketama-elasticache}: the {@code KetamaNodeLocator} of Amazon's ElastiCache cluster client from 1.2 on: spymemcached's with
     * SHA-384 in place of MD5, so the key hasher is {@code sha-384}.
     *
     * <p>Node names: {@link NodeNames#ADDRESS_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_ELASTICACHE = new RingLocators.Elasticache();

    /**
     * {@code ketama-elasticache-weighted}: the same with weights.
     *
     * <p>Node names: {@link NodeNames#ADDRESS_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_ELASTICACHE_WEIGHTED = new RingLocators.ElasticacheWeighted();

    /**
     * {@code ketama-xmemcached}: xmemcached's {@code KetamaMemcachedSessionLocator}: 160 points times the weight, made with the key
     * hasher, which is {@code md5} unless told otherwise. A dead server's keys are hashed again, as often as there are
     * servers.
     *
     * <p>Node names: {@link NodeNames#SLASH_ADDRESS_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_XMEMCACHED = new RingLocators.Xmemcached();

    /**
     * {@code ketama-xmemcached-nginx}: the same with {@code cwNginxUpstreamConsistent}, which names the servers otherwise.
     *
     * <p>Node names: {@link NodeNames#ADDRESS_AND_OTHER_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_XMEMCACHED_NGINX = new RingLocators.XmemcachedNginx();

    /**
     * {@code ketama-xmemcached-libmemcached}: xmemcached's {@code LibmemcachedMemcachedSessionLocator}, whose key hasher is
     * {@code one-at-a-time-unsigned} unless told otherwise: the ring of {@link #KETAMA_LIBMEMCACHED},
     * with xmemcached's alternatives. Where servers share a point xmemcached draws lots for each key; here the first in the
     * list has it.
     *
     * <p>Node names: {@link NodeNames#HOST_AND_OTHER_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_XMEMCACHED_LIBMEMCACHED = new RingLocators.XmemcachedLibmemcached();

    /**
     * {@code ketama-folsom}: folsom's {@code Continuum}: 100 points a server, each the hash of the one before; the key hasher is
     * {@code murmur3-32}. Knows no weights. A dead server's keys go to the points that follow.
     *
     * <p>Node names: {@link NodeNames#HOST_AND_PORT}.
     */
    public static final NodeLocatorFactory KETAMA_FOLSOM = new RingLocators.Folsom();

    /**
     * {@code jump}: jump consistent hash. Even, without memory and fast; but only the last server of the list can be taken
     * away without moving other keys. Knows no weights. The keys of a dead server are scattered over all others.
     */
    public static final NodeLocatorFactory JUMP = new JumpLocatorFactory();

    /**
     * {@code rendezvous}: highest random weight. Even, by weight, and no key moves but those of the server that goes, comes or
     * changes its weight; the order of the list does not matter. Takes time in proportion to the number of servers. The keys
     * of a dead server are scattered over all others.
     *
     * <p>Node names: {@link io.memwire.api.Server#address()}.
     */
    public static final NodeLocatorFactory RENDEZVOUS = new RendezvousLocatorFactory();

    private NodeLocators() {}

    /** {@link #KETAMA_LIBMEMCACHED} with other node names. */
    public static NodeLocatorFactory ketamaLibmemcached(NodeNames names) {
        return new RingLocatorFactory(RingKind.LIBMEMCACHED, names);
    }

    /** {@link #KETAMA_LIBMEMCACHED_WEIGHTED} with other node names. */
    public static NodeLocatorFactory ketamaLibmemcachedWeighted(NodeNames names) {
        return new RingLocatorFactory(RingKind.LIBMEMCACHED_WEIGHTED, names);
    }

    /** {@link #KETAMA_SPYMEMCACHED} with other node names. */
    public static NodeLocatorFactory ketamaSpymemcached(NodeNames names) {
        return new RingLocatorFactory(RingKind.SPYMEMCACHED, names);
    }

    /** {@link #KETAMA_SPYMEMCACHED_WEIGHTED} with other node names. */
    public static NodeLocatorFactory ketamaSpymemcachedWeighted(NodeNames names) {
        return new RingLocatorFactory(RingKind.SPYMEMCACHED_WEIGHTED, names);
    }

    /** {@link #KETAMA_ELASTICACHE} with other node names. */
    public static NodeLocatorFactory ketamaElasticache(NodeNames names) {
        return new RingLocatorFactory(RingKind.ELASTICACHE, names);
    }

    /** {@link #KETAMA_ELASTICACHE_WEIGHTED} with other node names. */
    public static NodeLocatorFactory ketamaElasticacheWeighted(NodeNames names) {
        return new RingLocatorFactory(RingKind.ELASTICACHE_WEIGHTED, names);
    }

    /** {@link #KETAMA_XMEMCACHED} with other node names. */
    public static NodeLocatorFactory ketamaXmemcached(NodeNames names) {
        return new RingLocatorFactory(RingKind.XMEMCACHED, names);
    }

    /** {@link #KETAMA_XMEMCACHED_NGINX} with other node names. */
    public static NodeLocatorFactory ketamaXmemcachedNginx(NodeNames names) {
        return new RingLocatorFactory(RingKind.XMEMCACHED_NGINX, names);
    }

    /** {@link #KETAMA_XMEMCACHED_LIBMEMCACHED} with other node names. */
    public static NodeLocatorFactory ketamaXmemcachedLibmemcached(NodeNames names) {
        return new RingLocatorFactory(RingKind.XMEMCACHED_LIBMEMCACHED, names);
    }

    /** {@link #KETAMA_FOLSOM} with other node names. */
    public static NodeLocatorFactory ketamaFolsom(NodeNames names) {
        return new RingLocatorFactory(RingKind.FOLSOM, names);
    }

    /** {@link #RENDEZVOUS} with other node names. */
    public static NodeLocatorFactory rendezvous(NodeNames names) {
        return new RendezvousLocatorFactory(names);
    }
}
