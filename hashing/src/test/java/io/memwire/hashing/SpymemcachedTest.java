package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes and placements against spymemcached's own classes, and those of Amazon's client. */
class SpymemcachedTest {
    private static final SpyLikeClient SPYMEMCACHED = SpyLikeClient.spymemcached();
    private static final SpyLikeClient ELASTICACHE = SpyLikeClient.elasticache();

    private static final List<Hash> COMMON_HASHES = List.of(
            new Hash("NATIVE_HASH", KeyHashers.JAVA_STRING),
            new Hash("CRC_HASH", KeyHashers.CMEMCACHE_1_60),
            new Hash("FNV1_64_HASH", KeyHashers.FNV1_64_UTF16),
            new Hash("FNV1A_64_HASH", KeyHashers.FNV1A_64_UTF16),
            new Hash("FNV1_32_HASH", KeyHashers.FNV1_32_UTF16),
            new Hash("FNV1A_32_HASH", KeyHashers.FNV1A_32_UTF16));

    private static final int[] SIZES = {1, 2, 3, 5, 8, 12};
    private static final int KEYS = 100;

    /** An algorithm of theirs and a hasher of ours. */
    record Hash(String theirs, KeyHasher ours) {}

    static Stream<Object[]> hashes() {
        return Stream.of(SPYMEMCACHED, ELASTICACHE)
                .flatMap(client -> Stream.concat(COMMON_HASHES.stream(), Stream.of(ketamaHash(client)))
                        .map(hash -> new Object[] {client, hash}));
    }

    private static Hash ketamaHash(SpyLikeClient client) {
        return new Hash("KETAMA_HASH", client == SPYMEMCACHED ? KeyHashers.MD5 : KeyHashers.SHA_384);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void hashesKeysAsTheClientDoes(SpyLikeClient client, Hash hash) {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            String key = Pool.randomKey(random) + "x".repeat(random.nextInt(200));

            assertEquals(client.hash(hash.theirs, key), hash.ours.hash(key.getBytes(UTF_8)), key);
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysOnTheRingAsTheClientDoes(SpyLikeClient client, Hash hash) {
        NodeLocatorFactory factory =
                client == SPYMEMCACHED ? NodeLocators.KETAMA_SPYMEMCACHED : NodeLocators.KETAMA_ELASTICACHE;
        var random = new Random(2);
        for (int size : SIZES) {
            Pool pool = Pool.random(random, size, 1);
            var ring = client.ketama(pool, hash.theirs, "SPYMEMCACHED", false);

            pool.assertSamePlacements(random, KEYS, factory, hash.ours, ring::primary, ring::living);
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysByWeightAsTheClientDoes(SpyLikeClient client, Hash hash) {
        NodeLocatorFactory factory = client == SPYMEMCACHED
                ? NodeLocators.KETAMA_SPYMEMCACHED_WEIGHTED
                : NodeLocators.KETAMA_ELASTICACHE_WEIGHTED;
        var random = new Random(3);
        for (int size : SIZES) {
            Pool pool = Pool.random(random, size, size % 3 == 0 ? 1 : 10);
            var ring = client.ketama(pool, hash.theirs, "SPYMEMCACHED", true);

            pool.assertSamePlacements(random, KEYS, factory, hash.ours, ring::primary, ring::living);
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysByTheModuloAsTheClientDoes(SpyLikeClient client, Hash hash) {
        var random = new Random(4);
        for (int size : SIZES) {
            Pool pool = Pool.random(random, size, 1);
            var array = client.arrayMod(pool, hash.theirs);

            pool.assertSamePlacements(random, KEYS, NodeLocators.ARRAY_MOD, hash.ours, array::primary, array::living);
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void takesNamesInTheFormatOfLibmemcached(SpyLikeClient client, Hash hash) {
        NodeLocatorFactory factory = client == SPYMEMCACHED
                ? NodeLocators.ketamaSpymemcached(NodeNames.HOST_AND_OTHER_PORT)
                : NodeLocators.ketamaElasticache(NodeNames.HOST_AND_OTHER_PORT);
        var random = new Random(5);
        Pool pool = Pool.random(random, 5, 1);
        var ring = client.ketama(pool, hash.theirs, "LIBMEMCACHED", false);

        pool.assertSamePlacements(random, KEYS, factory, hash.ours, ring::primary, ring::living);
    }

    /** Many servers, of which some share points: with 32,768 positions most points are shared. */
    @ParameterizedTest
    @MethodSource("manyServers")
    void placesKeysOnFourHundredServers(String theirs, KeyHasher hasher) {
        var random = new Random(6);
        Pool pool = Pool.random(random, 400, 1);
        var ring = SPYMEMCACHED.ketama(pool, theirs, "SPYMEMCACHED", false);

        pool.assertSamePlacements(random, 300, NodeLocators.KETAMA_SPYMEMCACHED, hasher, ring::primary, ring::living);
    }

    static Stream<Object[]> manyServers() {
        return Stream.of(
                new Object[] {"KETAMA_HASH", KeyHashers.MD5}, new Object[] {"CRC_HASH", KeyHashers.CMEMCACHE_1_60});
    }
}
