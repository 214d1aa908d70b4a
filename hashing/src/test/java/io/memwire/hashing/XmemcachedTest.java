package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.rubyeye.xmemcached.HashAlgorithm;
import net.rubyeye.xmemcached.MemcachedSessionLocator;
import net.rubyeye.xmemcached.impl.ArrayMemcachedSessionLocator;
import net.rubyeye.xmemcached.impl.KetamaMemcachedSessionLocator;
import net.rubyeye.xmemcached.impl.LibmemcachedMemcachedSessionLocator;
import net.rubyeye.xmemcached.networking.MemcachedSession;
import net.rubyeye.xmemcached.utils.InetSocketAddressWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes and placements against xmemcached's own classes. */
class XmemcachedTest {
    private static final Map<HashAlgorithm, KeyHasher> HASHES = Map.of(
            HashAlgorithm.KETAMA_HASH, KeyHashers.MD5,
            HashAlgorithm.ONE_AT_A_TIME, KeyHashers.ONE_AT_A_TIME_UNSIGNED,
            HashAlgorithm.NATIVE_HASH, KeyHashers.JAVA_STRING,
            HashAlgorithm.CRC32_HASH, KeyHashers.CMEMCACHE_1_60,
            HashAlgorithm.FNV1_32_HASH, KeyHashers.FNV1_32_UTF16,
            HashAlgorithm.FNV1A_32_HASH, KeyHashers.FNV1A_32_UTF16,
            HashAlgorithm.FNV1_64_HASH, KeyHashers.FNV1_64_UTF16,
            HashAlgorithm.FNV1A_64_HASH, KeyHashers.FNV1A_64_UTF16);

    private static final int[] SIZES = {1, 2, 3, 5, 8, 12};
    private static final int KEYS = 100;

    static Stream<Object[]> hashes() {
        return HASHES.entrySet().stream().map(hash -> new Object[] {hash.getKey(), hash.getValue()});
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void hashesKeysAsXmemcachedDoes(HashAlgorithm theirs, KeyHasher ours) {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            String key = Pool.randomKey(random) + "x".repeat(random.nextInt(200));

            assertEquals(theirs.hash(key), ours.hash(key.getBytes(UTF_8)), key);
        }
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysOnTheRingAsXmemcachedDoes(HashAlgorithm theirs, KeyHasher ours) {
        assertSamePlacements(() -> new KetamaMemcachedSessionLocator(theirs), NodeLocators.KETAMA_XMEMCACHED, ours, 3);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysOnTheRingForNginxAsXmemcachedDoes(HashAlgorithm theirs, KeyHasher ours) {
        assertSamePlacements(
                () -> new KetamaMemcachedSessionLocator(theirs, true), NodeLocators.KETAMA_XMEMCACHED_NGINX, ours, 3);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void placesKeysByTheModuloAsXmemcachedDoes(HashAlgorithm theirs, KeyHasher ours) {
        assertSamePlacements(() -> new ArrayMemcachedSessionLocator(theirs), NodeLocators.ARRAY_MOD, ours, 1);
    }

    /** All but the CRC of 15 bits: with it servers share points, and for each key there a lot is drawn. */
    static Stream<Object[]> hashesOf32Bits() {
        return hashes().filter(hash -> hash[0] != HashAlgorithm.CRC32_HASH);
    }

    @ParameterizedTest
    @MethodSource("hashesOf32Bits")
    void placesKeysOnTheRingOfLibmemcachedAsXmemcachedDoes(HashAlgorithm theirs, KeyHasher ours) {
        assertSamePlacements(
                () -> new LibmemcachedMemcachedSessionLocator(100, theirs),
                NodeLocators.KETAMA_XMEMCACHED_LIBMEMCACHED,
                ours,
                1);
    }

    private static void assertSamePlacements(
            Supplier<MemcachedSessionLocator> theirs, NodeLocatorFactory factory, KeyHasher ours, int maxWeight) {
        var random = new Random(2);
        for (int size : SIZES) {
            Pool pool = Pool.random(random, size, maxWeight);

            pool.assertSamePlacements(
                    random,
                    KEYS,
                    factory,
                    ours,
                    placement(theirs.get(), pool, true),
                    placement(theirs.get(), pool, false));
        }
    }

    /** The open session that it picks; all are open, or those that are alive. */
    private static ToIntFunction<String> placement(MemcachedSessionLocator locator, Pool pool, boolean all) {
        List<MemcachedSession> sessions = IntStream.range(0, pool.servers().size())
                .mapToObj(i -> session(pool, i, all || pool.isAlive(i)))
                .toList();
        locator.updateSessions(List.copyOf(sessions));
        return key -> {
            var session = (MemcachedSession) locator.getSessionByKey(key);
            return session.isClosed() ? NodeLocator.NONE : sessions.indexOf(session);
        };
    }

    private static MemcachedSession session(Pool pool, int server, boolean open) {
        int weight = pool.servers().get(server).weight();
        var address = new InetSocketAddressWrapper(pool.address(server), server, weight, null, false);
        address.setRemoteAddressStr(pool.address(server).toString()); // as its connector does
        return Stub.of(
                MemcachedSession.class,
                Map.of(
                        "getInetSocketAddressWrapper",
                        address,
                        "getRemoteSocketAddress",
                        pool.namedAddress(server),
                        "getWeight",
                        weight,
                        "isClosed",
                        !open));
    }
}
