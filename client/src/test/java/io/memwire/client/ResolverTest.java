package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.testkit.EmbeddedServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A name is looked up at every connect, and all of its addresses are tried. */
class ResolverTest {
    private volatile String[] addresses = {};
    private final AtomicInteger lookups = new AtomicInteger();

    private InetAddress[] resolve(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        assertEquals("cache.example", host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        return Arrays.stream(addresses).map(ResolverTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private MemcacheClient client(String server) {
        return MemwireClientProvider.create(
                MemcacheClient.builder()
                        .servers(server)
                        .connectionsPerServer(1)
                        .deadRetry(Duration.ZERO)
                        .failureMode(FailureMode.THROW)
                        .options(),
                this::resolve);
    }

    @Test
    void looksAgainWhenItConnectsAgain() {
        try (var server = EmbeddedServer.start();
                var client = client("cache.example:" + server.port())) {
            addresses = new String[] {"127.0.0.1"};
            assertTrue(client.set("k", 1));
            assertTrue(client.set("k", 2));
            assertEquals(1, lookups.get(), "one connection, one look");

            addresses = new String[] {"127.0.0.9"}; // nobody listens there
            client.disconnectAll();
            NodeUnavailableException refused = assertThrows(NodeUnavailableException.class, () -> client.set("k", 3));
            assertTrue(String.valueOf(refused.getMessage()).contains("cache.example"), refused.getMessage());

            addresses = new String[] {"127.0.0.1"};
            assertTrue(client.set("k", 4));
        }
    }

    @Test
    void triesEachAddressInTurn() {
        try (var server = EmbeddedServer.start();
                var client = client("cache.example:" + server.port())) {
            addresses = new String[] {"127.0.0.9", "::1", "127.0.0.1"};

            assertTrue(client.set("k", 1));
            assertEquals(1, lookups.get());
        }
    }

    @Test
    void takesOnlyAddressesOfTheFamilyThatIsAskedFor() {
        try (var server = EmbeddedServer.start();
                var client = client("inet:cache.example:" + server.port())) {
            addresses = new String[] {"::1"};
            NodeUnavailableException none = assertThrows(NodeUnavailableException.class, () -> client.set("k", 1));
            assertTrue(String.valueOf(none.getMessage()).contains("has no INET address"), none.getMessage());

            addresses = new String[] {"::1", "127.0.0.1"};
            assertTrue(client.set("k", 1));
        }
    }

    @Test
    void aNameThatStopsResolvingHarmsNoConnectionThatIsOpen() {
        try (var server = EmbeddedServer.start();
                var client = client("cache.example:" + server.port())) {
            addresses = new String[] {"127.0.0.1"};
            assertTrue(client.set("k", 1));

            addresses = new String[0];
            assertTrue(client.set("k", 2));
            client.disconnectAll();
            NodeUnavailableException unknown = assertThrows(NodeUnavailableException.class, () -> client.set("k", 3));
            assertTrue(unknown.getCause() instanceof UnknownHostException, String.valueOf(unknown.getCause()));

            addresses = new String[] {"127.0.0.1"};
            assertTrue(client.set("k", 4), "it resolves again");
        }
    }
}
