package io.memwire.hashing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.spotify.folsom.RawMemcacheClient;
import com.spotify.folsom.guava.HostAndPort;
import com.spotify.folsom.ketama.AddressAndClient;
import com.spotify.folsom.ketama.Continuum;
import com.spotify.folsom.ketama.Hasher;
import io.memwire.api.Server;
import io.memwire.api.spi.NodeLocator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hashes and placements against folsom's own classes. */
class FolsomTest {
    @Test
    void hashesKeysAsFolsomDoes() {
        var random = new Random(1);
        for (int length = 0; length < 260; length++) {
            byte[] key = new byte[length];
            random.nextBytes(key);

            assertEquals(Hasher.hash(key).asInt(), KeyHashers.MURMUR3_32.hash(key));
        }
    }

    @Test
    void placesKeysOnTheRingAsFolsomDoes() {
        var random = new Random(2);
        for (int size = 1; size <= 30; size++) {
            assertSamePlacements(random, Pool.random(random, size, 1));
        }
    }

    @Test
    void placesKeysOnAThousandServers() {
        var random = new Random(3);
        assertSamePlacements(random, Pool.random(random, 1_000, 1));
    }

    @Test
    void namesAnIpv6ServerInBrackets() {
        List<Server> servers = List.of(Server.parse("[2001:db8::1]:11211"), Server.parse("[2001:db8::2]:11212"));
        var pool = new Pool(servers, Set.of(1));

        assertSamePlacements(new Random(4), pool);
    }

    private static void assertSamePlacements(Random random, Pool pool) {
        pool.assertSamePlacements(
                random,
                300,
                NodeLocators.KETAMA_FOLSOM,
                KeyHashers.MURMUR3_32,
                placement(pool, true),
                placement(pool, false));
    }

    /** The connected client that it picks; all are so, or those that are alive. */
    private static ToIntFunction<String> placement(Pool pool, boolean all) {
        List<RawMemcacheClient> clients = IntStream.range(0, pool.servers().size())
                .mapToObj(i -> Stub.of(RawMemcacheClient.class, Map.of("isConnected", all || pool.isAlive(i))))
                .toList();
        var continuum = new Continuum(IntStream.range(0, clients.size())
                .mapToObj(i -> {
                    Server server = pool.servers().get(i);
                    return new AddressAndClient(HostAndPort.fromParts(server.host(), server.port()), clients.get(i));
                })
                .toList());
        return key -> {
            RawMemcacheClient client = continuum.findClient(key.getBytes(UTF_8));
            return client.isConnected() ? clients.indexOf(client) : NodeLocator.NONE;
        };
    }
}
