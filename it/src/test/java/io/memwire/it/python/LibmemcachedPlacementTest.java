package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every key goes to the server that libmemcached, and so pylibmc, sends it to. Asked is libmemcached itself. */
class LibmemcachedPlacementTest {
    /** In the order of libmemcached's numbers, {@code memcached_hash_t}. */
    private static final List<KeyHasher> HASHERS = List.of(
            KeyHashers.ONE_AT_A_TIME,
            KeyHashers.MD5,
            KeyHashers.CMEMCACHE_1_60,
            KeyHashers.FNV1_64,
            KeyHashers.FNV1A_64,
            KeyHashers.FNV1_32,
            KeyHashers.FNV1A_32);

    private static final int POOLS = 20;
    private static final int KEYS_PER_POOL = 100;

    private final Randoms randoms = Randoms.of("libmemcached placement");
    private final List<String> requests = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @Test
    @SuppressWarnings("SystemOut") // the proof is in the numbers
    void everyKeyGoesWhereLibmemcachedSendsIt() {
        for (int pool = 0; pool < POOLS; pool++) {
            for (int hash = 0; hash < HASHERS.size(); hash++) {
                ask("none", hash, NodeLocators.ARRAY_MOD, servers(1 + pool, 1));
                ask("ketama", hash, NodeLocators.KETAMA_LIBMEMCACHED, servers(1 + pool, 1));
            }
            ask("ketama_weighted", 1, NodeLocators.KETAMA_LIBMEMCACHED_WEIGHTED, servers(1 + pool, 12));
        }

        List<String> answers;
        try (PythonPeer python = PythonPeer.start()) {
            answers = python.ask(requests);
        }

        List<String> mismatches = IntStream.range(0, requests.size())
                .filter(i -> !answers.get(i).equals(expected.get(i)))
                .mapToObj(i -> requests.get(i) + ": libmemcached " + answers.get(i) + ", Memwire " + expected.get(i))
                .toList();
        System.out.printf(
                "libmemcached: %d placements compared, %d mismatches%n",
                POOLS * (2 * HASHERS.size() + 1) * KEYS_PER_POOL, mismatches.size());
        assertEquals(List.of(), mismatches);
    }

    private List<Server> servers(int count, int maxWeight) {
        return IntStream.range(0, count)
                .mapToObj(i -> Server.tcp("host" + i, randoms.oneIn(2) ? Server.DEFAULT_PORT : 11000 + i)
                        .withWeight(maxWeight == 1 ? 1 : randoms.upTo(maxWeight)))
                .toList();
    }

    private void ask(String behaviour, int hash, NodeLocatorFactory factory, List<Server> servers) {
        KeyHasher hasher = HASHERS.get(hash);
        NodeLocator locator = factory.create(servers, hasher);
        ask(
                "ring " + behaviour + " " + hash + " "
                        + servers.stream()
                                .map(server -> server.host() + "|" + server.port() + "|" + server.weight())
                                .collect(Collectors.joining(",")),
                "ok");
        for (byte[] key : randoms.keys(KEYS_PER_POOL)) {
            int node = locator.locate(hasher.hash(key), NodeAvailability.ALL);
            ask("place " + PythonPeer.hex(key), Integer.toString(node));
        }
    }

    private void ask(String request, String answer) {
        requests.add(request);
        expected.add(answer);
    }
}
