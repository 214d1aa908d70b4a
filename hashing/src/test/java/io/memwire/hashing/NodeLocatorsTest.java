package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class NodeLocatorsTest {
    static final List<NodeLocatorFactory> ALL = Plugins.LOCATORS;

    /** Those of python-memcached. */
    static final List<NodeLocatorFactory> LOCATORS = List.of(NodeLocators.MODULO, NodeLocators.MODULO_SCAN);

    @ParameterizedTest
    @MethodSource("placements")
    void placesKeysAsPythonDoes(String key, String hasherName, String servers, String expected) {
        KeyHasher hasher = Vectors.hasher(hasherName);
        List<Server> list = Vectors.servers(servers);
        BigInteger hash = Vectors.hash(key, hasher);

        for (NodeLocatorFactory factory : LOCATORS) {
            NodeLocator locator = factory.create(list, hasher);
            assertEquals(expected, host(list, locator.locate(hash, NodeAvailability.ALL)));
            if (hash.bitLength() < Long.SIZE) {
                assertEquals(expected, host(list, locator.locate(hash.longValueExact(), NodeAvailability.ALL)));
            }
        }
    }

    static Stream<Object[]> placements() {
        List<List<String>> rows = Vectors.rows("placements.tsv");
        List<String> columns = rows.get(0);
        assertEquals(1 + 35, rows.size(), "rows of placements.tsv");
        assertEquals(1 + 16, columns.size(), "columns of placements.tsv");
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, columns.size()).mapToObj(i -> {
                    String[] column = columns.get(i).split(":", -1);
                    return new Object[] {row.get(0), column[0], column[1], row.get(i)};
                }));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void triesTheServersInPythonsOrderWithPythonsHashes(
            String hasherName, String servers, String dead, String key, String chosen, String tried, String hashes) {
        var hasher = new RecordingHasher(Vectors.hasher(hasherName));
        List<Server> list = Vectors.servers(servers);
        BigInteger hash = Vectors.hash(key, hasher);
        hasher.hashes.clear();
        var asked = new ArrayList<String>();
        NodeAvailability nodes = node -> {
            asked.add(host(list, node));
            return !dead.contains(host(list, node));
        };

        int node = NodeLocators.MODULO.create(list, hasher).locate(hash, nodes);

        assertEquals(chosen, host(list, node));
        assertEquals(tried, String.join(",", asked));
        hasher.hashes.add(0, hash.toString());
        assertEquals(hashes, String.join(",", hasher.hashes));
    }

    static Stream<Object[]> chains() {
        List<List<String>> rows = Vectors.rows("rehash-chains.tsv");
        assertEquals(1 + 87, rows.size(), "rows of rehash-chains.tsv");
        return rows.stream().skip(1).map(List::toArray);
    }

    @Test
    void leavesFifteenOfTwentyThousandKeysWithoutAServerWhenOneOfTwoIsDead() {
        List<Server> servers = Vectors.servers("a,b");
        NodeLocator modulo = NodeLocators.MODULO.create(servers, KeyHashers.CMEMCACHE);
        NodeLocator scan = NodeLocators.MODULO_SCAN.create(servers, KeyHashers.CMEMCACHE);
        var without = new ArrayList<Integer>();
        for (int i = 0; i < 20_000; i++) {
            long hash = KeyHashers.CMEMCACHE.hash(("k" + i).getBytes(ISO_8859_1));
            int node = modulo.locate(hash, alive -> alive == 1);
            if (node == NodeLocator.NONE) {
                without.add(i);
            }

            assertEquals(1, scan.locate(hash, alive -> alive == 1));
        }

        assertEquals(15, without.size());
        assertEquals(List.of(2002, 3852, 5306, 5833, 6659, 8442, 8456, 9478, 12763, 12804), without.subList(0, 10));
    }

    @Test
    void scansOnFromTheServerThatWasTriedLast() {
        List<Server> servers = Vectors.servers("a,b,c,d,e");
        KeyHasher toTheSecond = new FixedHasher(1);
        NodeLocator scan = NodeLocators.MODULO_SCAN.create(servers, toTheSecond);

        assertEquals("c", host(servers, scan.locate(1, node -> node != 1)));
        assertEquals("e", host(servers, scan.locate(1, node -> node == 4 || node == 0)));
        assertEquals("a", host(servers, scan.locate(1, node -> node == 0)));
        assertEquals("-", host(servers, scan.locate(1, node -> false)));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void answersNoneWhenThereAreNoServers(NodeLocatorFactory factory) {
        NodeLocator locator = factory.create(List.of(), Plugins.hasherFor(factory));

        assertEquals(NodeLocator.NONE, locator.locate(7, NodeAvailability.ALL));
        assertEquals(NodeLocator.NONE, locator.locate(7, new byte[] {'k'}, 0, 1, NodeAvailability.ALL));
        assertEquals(NodeLocator.NONE, locator.locate(BigInteger.TEN.pow(30), NodeAvailability.ALL));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void answersNoneWhenAllServersAreDead(NodeLocatorFactory factory) {
        NodeLocator locator = factory.create(Vectors.servers("10.0.0.1,10.0.0.2,10.0.0.3"), Plugins.hasherFor(factory));

        assertEquals(NodeLocator.NONE, locator.locate(Long.MIN_VALUE, node -> false));
        assertEquals(NodeLocator.NONE, locator.locate(7, new byte[] {'k'}, 0, 1, node -> false));
        assertEquals(NodeLocator.NONE, locator.locate(BigInteger.TEN.pow(30), node -> false));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void refusesNull(NodeLocatorFactory factory) {
        assertThrows(NullPointerException.class, () -> factory.create(Vectors.servers("10.0.0.1"), nothing()));
        assertThrows(NullPointerException.class, () -> factory.create(nothing(), Plugins.hasherFor(factory)));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static String host(List<Server> servers, int node) {
        return node == NodeLocator.NONE ? "-" : servers.get(node).host();
    }

    private static final class RecordingHasher implements KeyHasher {
        private final KeyHasher hasher;
        private final List<String> hashes = new ArrayList<>();

        RecordingHasher(KeyHasher hasher) {
            this.hasher = hasher;
        }

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public long hash(byte[] key, int offset, int length) {
            long hash = hasher.hash(key, offset, length);
            hashes.add(Long.toString(hash));
            return hash;
        }
    }

    private record FixedHasher(long hash) implements KeyHasher {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public long hash(byte[] key, int offset, int length) {
            return hash;
        }
    }
}
