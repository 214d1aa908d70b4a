package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes and placements against libmemcached, by facts found by running it. */
class LibmemcachedTest {
    private static final int KEYS = 121;

    @ParameterizedTest
    @MethodSource("hashes")
    void hashesKeysAsLibmemcachedDoes(KeyHasher hasher, List<String> keys, List<String> expected) {
        assertEquals(
                expected,
                keys.stream()
                        .map(key -> Long.toString(hasher.hash(Vectors.key(key))))
                        .toList());
    }

    static Stream<Object[]> hashes() {
        List<List<String>> rows = Vectors.rows("libmemcached-hashes.tsv");
        assertEquals(1 + KEYS, rows.size());
        assertEquals(1 + 7, rows.get(0).size());
        return IntStream.range(1, 1 + 7).mapToObj(i ->
                new Object[] {Plugins.hasher(rows.get(0).get(i)), column(rows, 0), column(rows, i)});
    }

    @ParameterizedTest
    @MethodSource("placements")
    void placesKeysAsLibmemcachedDoes(String column, List<String> keys, List<String> expected) {
        String[] parts = column.split("\\|", -1);
        NodeLocatorFactory factory = Plugins.locator(parts[0]);
        KeyHasher hasher = Plugins.hasher(parts[1]);
        List<Server> servers = Vectors.servers(parts[2]);
        NodeLocator locator = factory.create(servers, hasher);

        assertEquals(
                expected,
                keys.stream()
                        .map(key ->
                                Integer.toString(locator.locate(hasher.hash(Vectors.key(key)), NodeAvailability.ALL)))
                        .toList());
    }

    static Stream<Object[]> placements() {
        List<List<String>> rows = Vectors.rows("libmemcached-placements.tsv");
        assertEquals(1 + KEYS, rows.size());
        assertEquals(1 + 23, rows.get(0).size());
        return IntStream.range(1, 1 + 23)
                .mapToObj(i -> new Object[] {rows.get(0).get(i), column(rows, 0), column(rows, i)});
    }

    private static List<String> column(List<List<String>> rows, int column) {
        return rows.stream().skip(1).map(row -> row.get(column)).toList();
    }
}
