package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.Server;
import io.memwire.api.StoreOptions;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.testkit.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One of three servers is down: what its keys and those of the others meet, for each locator. */
class FailoverTest extends OnBothFaces {
    private static final List<String> KEYS =
            IntStream.range(0, 60).mapToObj(i -> "key-" + i).toList();

    /** Rings go with the hashers of the clients that they come from. */
    private static final Map<String, String> HASHERS = Map.of(
            "ketama-libmemcached", "md5",
            "ketama-spymemcached", "md5",
            "ketama-xmemcached", "md5",
            "ketama-xmemcached-nginx", "md5",
            "ketama-xmemcached-libmemcached", "one-at-a-time-unsigned",
            "ketama-elasticache", "sha-384",
            "ketama-folsom", "murmur3-32");

    private final EmbeddedServer first = EmbeddedServer.start();
    private final EmbeddedServer second = EmbeddedServer.start();
    private final EmbeddedServer third = EmbeddedServer.start();
    private final String[] addresses = {first.address(), second.address(), third.address()};
    private final RecordingListener listener = new RecordingListener();

    FailoverTest(Face face) {
        super(face);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        third.close();
    }

    static Stream<String> locators() {
        return ServiceLoader.load(NodeLocatorFactory.class).stream()
                .map(provider -> provider.get().name())
                .sorted();
    }

    private MemcacheClient client(String locator, boolean failover, Duration deadRetry) {
        return client(builder(addresses)
                .locator(locator)
                .hasher(HASHERS.getOrDefault(locator.replace("-weighted", ""), "cmemcache"))
                .failover(failover)
                .deadRetry(deadRetry)
                .listener(listener)
                .failureMode(FailureMode.THROW));
    }

    /** Stores all keys and returns those of a server. */
    private List<String> keysOf(EmbeddedServer server, MemcacheClient cache) {
        assertEquals(Set.of(), cache.setMulti(values()));
        try (var direct = MemcacheClient.builder().servers(server.address()).build()) {
            return List.copyOf(direct.getMulti(KEYS, String.class).keySet());
        }
    }

    private static Map<String, String> values() {
        return KEYS.stream().collect(Collectors.toMap(key -> key, key -> "value"));
    }

    private static List<String> without(List<String> some, List<String> all) {
        var others = new ArrayList<>(all);
        others.removeAll(some);
        return others;
    }

    /**
     * Keys of a dead server that have another. Most locators give up after some tries, which may all meet the dead one: the
     * rings of xmemcached after as many as there are servers, others after seven or ten.
     */
    private static List<String> withAlternative(String locator, List<String> keys, MemcacheClient cache) {
        var found = new ArrayList<String>();
        for (String key : keys) {
            try {
                cache.get(key, String.class);
                found.add(key);
            } catch (NodeUnavailableException noneInThoseTries) {
                // Not among those found.
            }
        }
        int least = locator.startsWith("ketama-xmemcached") ? keys.size() / 2 : keys.size() - 1;
        assertTrue(found.size() >= least, () -> "of " + keys + " only these have another server: " + found);
        return found;
    }

    @ParameterizedTest
    @MethodSource("locators")
    void keysOfADeadServerGoToOthersAndTheRestStays(String locator) {
        MemcacheClient cache = client(locator, true, Duration.ofHours(1));
        List<String> lost = keysOf(second, cache);
        assertFalse(lost.isEmpty());
        second.close();

        for (String key : without(lost, KEYS)) {
            assertEquals("value", cache.get(key, String.class), key);
        }
        List<String> moved = withAlternative(locator, lost, cache);
        for (String key : moved) {
            assertNull(cache.get(key, String.class), "a miss at the alternative");
            assertTrue(cache.set(key, "elsewhere"));
            assertEquals("elsewhere", cache.get(key, String.class));
        }
        List<String> served = without(without(moved, lost), KEYS);
        assertEquals(served.size(), cache.getMulti(served, String.class).size());
        assertEquals(List.of(Server.parse(second.address())), listener.died);
    }

    @ParameterizedTest
    @MethodSource("locators")
    void withoutFailoverOnlyKeysOfTheDeadServerFail(String locator) {
        MemcacheClient cache = client(locator, false, Duration.ofHours(1));
        List<String> lost = keysOf(second, cache);
        second.close();

        for (String key : lost) {
            assertThrows(NodeUnavailableException.class, () -> cache.get(key, String.class));
        }
        for (String key : without(lost, KEYS)) {
            assertEquals("value", cache.get(key, String.class), key);
        }
    }

    @ParameterizedTest
    @MethodSource("locators")
    void withoutDeadRetryEachCallGoesOnToTheAlternative(String locator) {
        MemcacheClient cache = client(locator, true, Duration.ZERO);
        List<String> lost = keysOf(second, cache);
        second.close();

        List<String> moved = withAlternative(locator, lost, cache);
        Map<String, Long> failures = cache.statistics().failures();
        for (String key : moved) {
            assertTrue(cache.set(key, "elsewhere"), key);
            assertEquals("elsewhere", cache.get(key, String.class));
        }
        List<String> served = without(without(moved, lost), KEYS);
        assertEquals(served.size(), cache.getMulti(served, String.class).size());
        cache.noreply().set(moved.get(0), "quiet");
        assertEquals("quiet", cache.get(moved.get(0), String.class));
        assertEquals(List.of(), listener.died, "none counts as dead");
        assertEquals(failures, cache.statistics().failures());
    }

    @Test
    void withoutDeadRetryAndFailoverACallEndsAtItsOwnServer() {
        MemcacheClient cache = client("modulo", false, Duration.ZERO);
        second.close();

        NodeUnavailableException thrown =
                assertThrows(NodeUnavailableException.class, () -> cache.get(Key.of(1, "k"), String.class));

        assertTrue(String.valueOf(thrown.getMessage()).contains(second.address()), thrown.getMessage());
        assertTrue(cache.set(Key.of(0, "k"), "value", StoreOptions.defaults()));
    }

    @Test
    void allServersDownAreAFailureAndTheyComeBack() {
        MemcacheClient cache = client("modulo", true, Duration.ofMillis(20));
        int port = first.port();
        first.close();
        second.close();
        third.close();
        for (int i = 0; i < 3; i++) {
            assertThrows(NodeUnavailableException.class, () -> cache.get("k", String.class));
            assertThrows(NodeUnavailableException.class, () -> cache.getMulti(KEYS, String.class));
        }
        try (var again = EmbeddedServer.builder().port(port).start()) {
            Await.until(() -> !listener.revived.isEmpty(), "a server is back");
            assertTrue(cache.set(Key.of(0, "k"), "value", StoreOptions.defaults()));
            assertTrue(again.connections() > 0);
        }
    }

    @Test
    void serversThatWereNeverUpAreFoundWhenTheyCome() {
        int port = second.port();
        second.close();
        MemcacheClient cache = client("modulo", false, Duration.ofMillis(20));
        Key key = Key.of(1, "k");
        assertThrows(NodeUnavailableException.class, () -> cache.set(key, "value", StoreOptions.defaults()));
        try (var late = EmbeddedServer.builder().port(port).start()) {
            Await.until(() -> !listener.revived.isEmpty(), "the server is found");
            assertTrue(cache.set(key, "value", StoreOptions.defaults()));
            assertTrue(late.connections() > 0);
        }
    }
}
