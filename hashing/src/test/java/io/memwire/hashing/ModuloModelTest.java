package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The locator against python-memcached's own loop, written down as it stands there, for random pools and hashes. */
class ModuloModelTest {
    static final List<KeyHasher> HASHERS = KeyHashersTest.HASHERS;

    @ParameterizedTest
    @FieldSource("HASHERS")
    void choosesWhatTheModelChooses(KeyHasher hasher) {
        var random = new Random(42);
        int alternatives = 0;
        int none = 0;
        for (int round = 0; round < 5_000; round++) {
            List<Server> servers = randomServers(random);
            Set<Integer> dead = randomDead(random, servers.size());
            BigInteger hash = randomHash(random);
            NodeLocator locator = NodeLocators.MODULO.create(servers, hasher);

            int expected = model(servers, dead, hash, hasher);
            int actual = locator.locate(hash, node -> !dead.contains(node));

            assertEquals(expected, actual, () -> hash + " over " + servers + " without " + dead);
            if (hash.bitLength() < Long.SIZE) {
                assertEquals(expected, locator.locate(hash.longValueExact(), node -> !dead.contains(node)));
            }
            alternatives += actual == model(servers, Set.of(), hash, hasher) ? 0 : 1;
            none += actual == NodeLocator.NONE ? 1 : 0;
        }
        assertTrue(alternatives > 500 && none > 50, "the pools are too healthy to test anything");
    }

    @Test
    void scansOnlyWhereTheModelFindsNothing() {
        var random = new Random(43);
        for (int round = 0; round < 5_000; round++) {
            List<Server> servers = randomServers(random);
            Set<Integer> dead = randomDead(random, servers.size());
            BigInteger hash = randomHash(random);

            int expected = model(servers, dead, hash, KeyHashers.CMEMCACHE);
            int actual = NodeLocators.MODULO_SCAN
                    .create(servers, KeyHashers.CMEMCACHE)
                    .locate(hash, node -> !dead.contains(node));

            if (expected != NodeLocator.NONE || dead.size() == servers.size()) {
                assertEquals(expected, actual);
            } else {
                assertTrue(actual != NodeLocator.NONE && !dead.contains(actual), "a live server is left out");
            }
        }
    }

    @Test
    void aHugeWeightCostsNoMemory() {
        List<Server> servers = Vectors.servers("a=2147483647,b=2147483647,c=2147483647");
        NodeLocator locator = NodeLocators.MODULO.create(servers, KeyHashers.CRC32_UNSIGNED);

        assertEquals(0, locator.locate(2_147_483_646L, node -> true));
        assertEquals(1, locator.locate(2_147_483_647L, node -> true));
        assertEquals(1, locator.locate(4_294_967_293L, node -> true));
        assertEquals(2, locator.locate(4_294_967_294L, node -> true));
        assertEquals(2, locator.locate(-1, node -> true));
    }

    /** {@code Client._get_server}, with a list of buckets, {@code str} and big numbers. */
    private static int model(List<Server> servers, Set<Integer> dead, BigInteger hash, KeyHasher hasher) {
        var buckets = new ArrayList<Integer>();
        for (int i = 0; i < servers.size(); i++) {
            for (int w = 0; w < servers.get(i).weight(); w++) {
                buckets.add(i);
            }
        }
        BigInteger current = hash;
        for (int i = 0; i < 10; i++) {
            int server =
                    buckets.get(current.mod(BigInteger.valueOf(buckets.size())).intValueExact());
            if (!dead.contains(server)) {
                return server;
            }
            current = BigInteger.valueOf(hasher.hash((current.toString() + i).getBytes(US_ASCII)));
        }
        return NodeLocator.NONE;
    }

    private static List<Server> randomServers(Random random) {
        boolean weighted = random.nextBoolean();
        var servers = new ArrayList<Server>();
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            servers.add(Server.tcp("host" + i, 11211).withWeight(weighted ? 1 + random.nextInt(20) : 1));
        }
        return servers;
    }

    private static Set<Integer> randomDead(Random random, int servers) {
        var dead = new HashSet<Integer>();
        int percent = random.nextInt(101);
        for (int i = 0; i < servers; i++) {
            if (random.nextInt(100) < percent) {
                dead.add(i);
            }
        }
        return dead;
    }

    private static BigInteger randomHash(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BigInteger.valueOf(random.nextInt(40) - 20);
            case 1 -> BigInteger.valueOf(random.nextLong());
            case 2 ->
                BigInteger.valueOf(random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE)
                        .add(BigInteger.valueOf(random.nextInt(3) - 1));
            default -> new BigInteger(200, random).subtract(BigInteger.ONE.shiftLeft(199));
        };
    }
}
