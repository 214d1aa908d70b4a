package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every key goes to the server that python-memcached sends it to, by way of the same servers when some are dead. Asked is
 * python-memcached's own {@code _get_server}, without connections; each of the four hashes is installed in it.
 */
class PlacementInteropTest {
    private static final int POOLS_PER_HASHER = 60;
    private static final int KEYS_PER_POOL = 200;
    private static final List<KeyHasher> HASHERS = List.of(
            KeyHashers.CMEMCACHE, KeyHashers.CMEMCACHE_1_60, KeyHashers.CRC32_SIGNED, KeyHashers.CRC32_UNSIGNED);

    private final Randoms randoms = Randoms.of("placement");
    private final List<String> requests = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private int tries;

    @Test
    @SuppressWarnings("SystemOut") // the proof is in the numbers
    void everyKeyAndEveryRehashGoesWherePythonSendsIt() {
        for (KeyHasher hasher : HASHERS) {
            ask("hash " + hasher.name(), "ok");
            for (int pool = 0; pool < POOLS_PER_HASHER; pool++) {
                askForPool(hasher, 1 + pool % 20);
            }
        }

        List<String> answers;
        try (PythonPeer python = PythonPeer.start()) {
            System.out.println("placement: against " + python.ask("version"));
            answers = python.ask(requests);
        }

        List<String> mismatches = IntStream.range(0, requests.size())
                .filter(i -> !answers.get(i).equals(expected.get(i)))
                .mapToObj(i -> requests.get(i) + ": Python " + answers.get(i) + ", Memwire " + expected.get(i))
                .toList();
        int pools = HASHERS.size() * POOLS_PER_HASHER;
        System.out.printf(
                "placement: %d hashes x %d pools x %d keys = %d placements, %d tries compared, %d mismatches%n",
                HASHERS.size(), POOLS_PER_HASHER, KEYS_PER_POOL, pools * KEYS_PER_POOL, tries, mismatches.size());
        assertEquals(List.of(), mismatches);
    }

    private void askForPool(KeyHasher hasher, int size) {
        List<Server> servers = IntStream.range(0, size)
                .mapToObj(i ->
                        Server.tcp("host" + i, Server.DEFAULT_PORT).withWeight(randoms.oneIn(3) ? 1 : randoms.upTo(12)))
                .toList();
        int deadOfTen = randoms.below(11);
        boolean[] alive = new boolean[size];
        for (int i = 0; i < size; i++) {
            alive[i] = randoms.below(10) >= deadOfTen;
        }
        ask(
                "pool "
                        + servers.stream()
                                .map(server -> String.valueOf(server.weight()))
                                .collect(Collectors.joining(","))
                        + " "
                        + IntStream.range(0, size)
                                .mapToObj(i -> alive[i] ? "1" : "0")
                                .collect(Collectors.joining()),
                "ok");
        NodeLocator locator = NodeLocators.MODULO.create(servers, hasher);
        for (byte[] key : randoms.keys(KEYS_PER_POOL)) {
            if (randoms.oneIn(8)) {
                BigInteger own = randoms.number();
                ask("route " + PythonPeer.hex(key) + " " + own, placement(locator, own, alive));
            } else {
                BigInteger hash = BigInteger.valueOf(hasher.hash(key));
                ask("route " + PythonPeer.hex(key), placement(locator, hash, alive));
            }
        }
    }

    private void ask(String request, String answer) {
        requests.add(request);
        expected.add(answer);
    }

    /** The server, and those that were tried, as the peer tells them. */
    private String placement(NodeLocator locator, BigInteger hash, boolean[] alive) {
        var tried = new ArrayList<String>();
        int index = hash.bitLength() < Long.SIZE
                ? locator.locate(hash.longValue(), node -> tried.add(String.valueOf(node)) && alive[node])
                : locator.locate(hash, node -> tried.add(String.valueOf(node)) && alive[node]);
        tries += tried.size();
        return index + " " + String.join(",", tried);
    }
}
