package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.api.StoreOptions;
import io.memwire.testkit.EmbeddedServer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several servers: each key is where python-memcached puts it, found by asking each server directly. */
class RoutingTest extends OnBothFaces {
    private static final int KEYS = 200;

    private final EmbeddedServer a = EmbeddedServer.start();
    private final EmbeddedServer b = EmbeddedServer.start();
    private final EmbeddedServer c = EmbeddedServer.start();

    /** Weights 1, 3 and 2. */
    private final String[] weighted = {a.address(), b.address() + "=3", c.address() + "=2"};

    private final Placement placement =
            new Placement(List.of(a.address(), b.address(), b.address(), b.address(), c.address(), c.address()));

    RoutingTest(Face face) {
        super(face);
    }

    @AfterEach
    void stopServers() {
        a.close();
        b.close();
        c.close();
    }

    /** Which of these servers hold a key. */
    private static List<String> holders(String key, EmbeddedServer... servers) {
        return List.of(servers).stream()
                .map(EmbeddedServer::address)
                .filter(address -> {
                    try (var session = RawSession.open(address)) {
                        return !session.stored(key).equals("-");
                    }
                })
                .toList();
    }

    /** The server that python-memcached would choose while all are alive. */
    private List<String> home(String key) {
        return List.of(String.valueOf(placement.serverOf(key, List.of())));
    }

    private List<String> home(long routingHash) {
        return List.of(String.valueOf(placement.serverOf(routingHash, List.of())));
    }

    @Test
    void putsEachKeyWherePythonDoes() {
        MemcacheClient cache = throwing(weighted);
        var used = new HashSet<String>();

        for (int i = 0; i < KEYS; i++) {
            assertTrue(cache.set("key-" + i, i));
            assertEquals(home("key-" + i), holders("key-" + i, a, b, c));
            used.addAll(home("key-" + i));
        }

        assertEquals(Set.of(a.address(), b.address(), c.address()), used);
        for (int i = 0; i < KEYS; i++) {
            assertEquals(i, cache.get("key-" + i, Integer.class));
        }
    }

    @Test
    void putsTheKeysOfTheMultisThereToo() {
        MemcacheClient cache = throwing(weighted);
        var values = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < KEYS; i++) {
            values.put("key-" + i, i);
        }

        assertEquals(Set.of(), cache.setMulti(values));

        values.keySet().forEach(key -> assertEquals(home(key), holders(key, a, b, c)));
        Map<String, Integer> hits = cache.getMulti(values.keySet(), Integer.class);
        assertEquals(values, hits);
        assertEquals(List.copyOf(values.keySet()), List.copyOf(hits.keySet()), "in the order of the keys");
        assertEquals(Set.of(), cache.deleteMulti(values.keySet()));
        values.keySet().forEach(key -> assertEquals(List.of(), holders(key, a, b, c)));
    }

    @Test
    void routesByTheCallersHashWhereThereIsOne() {
        MemcacheClient cache = throwing(weighted);

        for (long hash : new long[] {0, 1, 5, 6, -1, -7, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertTrue(cache.set(Key.of(hash, "key" + hash), 1, StoreOptions.defaults()));
            assertEquals(home(hash), holders("key" + hash, a, b, c));
            assertTrue(cache.prefixed("p:").set(Key.of(hash, "key" + hash), 1, StoreOptions.defaults()));
            assertEquals(home(hash), holders("p:key" + hash, a, b, c), "a prefix does not change the route");
        }
    }

    @Test
    void hashesThePrefixTogetherWithTheKey() {
        MemcacheClient cache = throwing(weighted);

        for (int i = 0; i < 30; i++) {
            cache.prefixed("prefix:").set("key-" + i, i);
            assertEquals(home("prefix:key-" + i), holders("prefix:key-" + i, a, b, c));
        }
    }

    @Test
    void sendsTheKeysOfADeadServerToTheirAlternatives() {
        MemcacheClient cache = degrading(weighted);
        cache.version(); // connected to all
        b.close();

        List<String> dead = List.of(b.address());
        for (int i = 0; i < KEYS; i++) {
            String key = "key-" + i;
            String alternative = placement.serverOf(key, dead);
            assertEquals(alternative != null, cache.set(key, i), key);
            assertEquals(alternative == null ? List.of() : List.of(alternative), holders(key, a, c));
            assertEquals(alternative == null ? null : (Integer) i, cache.get(key, Integer.class));
        }
    }

    @Test
    void sendsTheKeysOfTheMultisToTheirAlternativesInOneCall() {
        MemcacheClient cache = degrading(weighted);
        cache.version(); // connected to all
        b.close();
        var values = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < KEYS; i++) {
            values.put("key-" + i, i);
        }

        Set<String> failed = cache.setMulti(values);

        values.keySet().forEach(key -> {
            String alternative = placement.serverOf(key, List.of(b.address()));
            assertEquals(alternative == null, failed.contains(key), key);
            assertEquals(alternative == null ? List.of() : List.of(alternative), holders(key, a, c));
        });
        values.keySet().removeAll(failed);
        assertEquals(values, cache.getMulti(values.keySet(), Integer.class));
    }

    @Test
    void givesMissesForADeadServerWithoutFailover() {
        MemcacheClient cache = client(builder(weighted).failover(false));
        cache.version();
        b.close();

        for (int i = 0; i < KEYS; i++) {
            boolean onB = b.address().equals(placement.serverOf("key-" + i, List.of()));
            assertEquals(!onB, cache.set("key-" + i, i));
            assertEquals(onB ? null : (Integer) i, cache.get("key-" + i, Integer.class));
        }
    }

    @Test
    void asksTheServersThatAreLeft() {
        MemcacheClient cache = degrading(weighted);
        Server nameOfB = Server.parse(weighted[1]);
        b.close();

        assertEquals(Set.of(nameOfB), cache.flushAll());
        assertEquals(
                Set.of(Server.parse(weighted[0]), Server.parse(weighted[2])),
                cache.stats().keySet());
        assertEquals(
                List.of(Server.parse(weighted[0]), Server.parse(weighted[2])),
                List.copyOf(cache.version().keySet()));
    }

    @Test
    void keepsTheConnectionsOfServersThatStay() {
        MemcacheClient cache = throwing(a.address(), b.address());
        cache.version();
        int connectionsToA = a.connections();
        String keyOnC = keyOn(c.address(), a.address(), c.address());

        cache.setServers(List.of(Server.parse(a.address()), Server.parse(c.address() + "=2")));

        assertEquals(
                List.of(Server.parse(a.address()), Server.parse(c.address()).withWeight(2)), cache.servers());
        assertEquals(cache.servers(), List.copyOf(cache.version().keySet()));
        assertEquals(connectionsToA, a.connections());
        assertTrue(cache.set(Key.of(1, keyOnC), 1, StoreOptions.defaults()));
        assertEquals(List.of(c.address()), holders(keyOnC, a, c));
        Await.until(() -> b.connections() == 0, "the connections to the server that went are closed");
    }

    private static String keyOn(String server, String... servers) {
        var placement = new Placement(List.of(servers));
        for (int i = 0; ; i++) {
            if (server.equals(placement.serverOf("key-" + i, List.of()))) {
                return "key-" + i;
            }
        }
    }

    @Test
    void losesNoCallWhileTheServersChange() throws Exception {
        MemcacheClient cache = throwing(a.address(), b.address());
        List<Server> two = List.of(Server.parse(a.address()), Server.parse(b.address()));
        List<Server> one = List.of(Server.parse(a.address()));
        var failure = new Throwable[1];
        var caller = new Thread(() -> {
            try {
                for (int i = 0; i < 500; i++) {
                    assertTrue(cache.set("key-" + i, i));
                }
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        caller.start();

        for (int i = 0; caller.isAlive(); i++) {
            cache.setServers(i % 2 == 0 ? one : two);
            cache.get("key", Integer.class);
        }

        caller.join();
        assertNull(failure[0]);
    }

    @Test
    void hashesAsItIsTold() {
        MemcacheClient cache = client(builder(a.address(), b.address()).hasher("crc32-signed"));

        for (int i = 0; i < 30; i++) {
            String key = "key-" + i;
            var crc = new CRC32();
            crc.update(key.getBytes(US_ASCII));
            cache.set(key, i);
            assertEquals(List.of((crc.getValue() & 1) == 0 ? a.address() : b.address()), holders(key, a, b));
        }
    }

    @Test
    void saysWhichHashersAndLocatorsThereAre() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> client(builder(a.address()).hasher("no-such-hasher")));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("no-such-hasher") && message.contains("cmemcache"), message);
        assertNotEquals(
                message,
                assertThrows(
                                InvalidRequestException.class,
                                () -> client(builder(a.address()).locator("no-such-locator")))
                        .getMessage());
    }
}
