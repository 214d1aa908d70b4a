package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all consistent locators promise: few keys move, and the servers share the others by their weights. */
class ConsistencyTest {
    private static final int KEYS = 20_000;
    private static final int SERVERS = 10;

    static Stream<NodeLocatorFactory> consistent() {
        return Plugins.LOCATORS.stream().filter(locator -> !locator.name().matches("modulo.*|array-mod"));
    }

    static Stream<NodeLocatorFactory> weighted() {
        return consistent()
                .filter(locator -> locator.name().matches(".*-weighted|ketama-xmemcached(-nginx)?|rendezvous"));
    }

    /** Shares are relative: a ring of 100 points a server is even to about 10 %, of 160 to 8 %, the others to the draw. */
    @ParameterizedTest
    @MethodSource("consistent")
    void sharesTheKeysEvenly(NodeLocatorFactory factory) {
        int[] shares = shares(placements(factory, servers(SERVERS)));

        for (int share : shares) {
            assertEquals(1.0, share * (double) SERVERS / KEYS, factory.name().startsWith("ketama") ? 0.35 : 0.08);
        }
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void sharesTheKeysByWeight(NodeLocatorFactory factory) {
        List<Server> servers =
                IntStream.range(0, 5).mapToObj(i -> server(i).withWeight(1 + i)).toList();
        int[] shares = shares(placements(factory, servers));

        for (int i = 0; i < shares.length; i++) {
            double fair = KEYS * (1 + i) / 15.0;
            assertEquals(1.0, shares[i] / fair, factory.name().startsWith("ketama") ? 0.35 : 0.1, "weight " + (1 + i));
        }
    }

    @ParameterizedTest
    @MethodSource("consistent")
    void movesOnlyTheKeysOfTheServerThatGoes(NodeLocatorFactory factory) {
        List<Server> servers = servers(SERVERS);
        int gone = factory.name().equals("jump") ? SERVERS - 1 : 3;
        var rest = new ArrayList<Server>(servers);
        rest.remove(gone);
        int[] before = placements(factory, servers);
        int[] after = placements(factory, rest);

        int moved = 0;
        for (int i = 0; i < KEYS; i++) {
            if (before[i] == gone) {
                moved++;
            } else {
                assertEquals(servers.get(before[i]), rest.get(after[i]));
            }
        }
        assertEquals(KEYS / (double) SERVERS, moved, KEYS * 0.04);
    }

    @ParameterizedTest
    @MethodSource("consistent")
    void sparesTheKeysOfTheLivingWhenAServerIsDead(NodeLocatorFactory factory) {
        KeyHasher hasher = Plugins.hasherFor(factory);
        NodeLocator locator = factory.create(servers(SERVERS), hasher);
        int[] taken = new int[SERVERS];
        for (int i = 0; i < KEYS; i++) {
            byte[] key = key(i);
            long hash = hasher.hash(key);
            int usual = locator.locate(hash, key, 0, key.length, NodeAvailability.ALL);
            int now = locator.locate(hash, key, 0, key.length, node -> node != 3);
            if (usual == 3) {
                assertTrue(now != 3);
                if (now != NodeLocator.NONE) {
                    taken[now]++;
                }
            } else {
                assertEquals(usual, now);
            }
        }
        int most = IntStream.of(taken).max().orElseThrow();
        assertTrue(most < KEYS / SERVERS / 2, "one server takes over most: " + most);
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void manyServersWithWeightsAreNoBurden(NodeLocatorFactory factory) {
        List<Server> servers = IntStream.range(0, 1_000)
                .mapToObj(i -> server(i).withWeight(1 + i % 10))
                .toList();
        KeyHasher hasher = Plugins.hasherFor(factory);
        NodeLocator locator = factory.create(servers, hasher);

        long distinct = IntStream.range(0, KEYS)
                .map(i -> locator.locate(hasher.hash(key(i)), NodeAvailability.ALL))
                .distinct()
                .count();
        assertTrue(distinct > 900, distinct + " servers have keys");
    }

    private static int[] placements(NodeLocatorFactory factory, List<Server> servers) {
        KeyHasher hasher = Plugins.hasherFor(factory);
        NodeLocator locator = factory.create(servers, hasher);
        return IntStream.range(0, KEYS)
                .map(i -> locator.locate(hasher.hash(key(i)), NodeAvailability.ALL))
                .toArray();
    }

    private static int[] shares(int[] placements) {
        int[] shares = new int[IntStream.of(placements).max().orElseThrow() + 1];
        for (int node : placements) {
            shares[node]++;
        }
        return shares;
    }

    private static byte[] key(int i) {
        return ("key:" + i).getBytes(US_ASCII);
    }

    private static List<Server> servers(int count) {
        return IntStream.range(0, count).mapToObj(ConsistencyTest::server).toList();
    }

    private static Server server(int i) {
        return Server.tcp("10.0." + i / 256 + "." + i % 256, Server.DEFAULT_PORT);
    }
}
