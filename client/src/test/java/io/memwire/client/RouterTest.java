package io.memwire.client;

import static io.memwire.client.Refusals.assertRefuses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.KeyHashers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hashers and locators that do wrong: one call fails, and says by whose fault. */
class RouterTest {
    private static final Key KEY = Key.of("user:7");

    /** Fails as it is told to. */
    private record FailingHasher(RuntimeException problem) implements KeyHasher {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public long hash(byte[] key, int offset, int length) {
            throw problem;
        }
    }

    private static Router router(KeyHasher hasher, NodeLocator locator) {
        return new Router(List.of(), hasher, locator, true);
    }

    @Test
    void namesTheHasherThatFailed() {
        var problem = new ArithmeticException("secret");
        Router router = router(new FailingHasher(problem), (hash, nodes) -> 0);

        InvalidRequestException failure = assertRefuses(
                InvalidRequestException.class,
                "cannot choose a server for key \"user:7\": key hasher io.memwire.client.RouterTest$FailingHasher"
                        + " (io.memwire.client) failed with java.lang.ArithmeticException",
                () -> router.route(KEY, Set.of()));
        assertSame(problem, failure.getCause());
    }

    @Test
    void namesTheLocatorThatFailed() {
        NodeLocator overflowing = (hash, nodes) -> {
            throw new StackOverflowError();
        };
        for (Key key : List.of(KEY, Key.of(7, "user:7"))) {
            assertRefuses(
                    InvalidRequestException.class,
                    "key \"user:7\": node locator io.memwire.client.RouterTest$",
                    () -> router(KeyHashers.CMEMCACHE, overflowing).route(key, Set.of()));
        }
    }

    @Test
    void refusesAServerThatThereIsNot() {
        assertRefuses(
                InvalidRequestException.class,
                " chose server 7 of 0, counted from 0",
                () -> router(KeyHashers.CMEMCACHE, (hash, nodes) -> 7).route(KEY, Set.of()));
    }

    @Test
    void givesTheLocatorTheKeyUnlessItHasARoutingHash() {
        var asked = new ArrayList<String>();
        NodeLocator recording = new NodeLocator() {
            @Override
            public int locate(long hash, NodeAvailability nodes) {
                asked.add("hash " + hash);
                return NONE;
            }

            @Override
            public int locate(long hash, byte[] key, int offset, int length, NodeAvailability nodes) {
                asked.add("key " + new String(key, offset, length, UTF_8) + ", hash " + hash);
                return NONE;
            }
        };
        Router router = router(KeyHashers.CRC32_UNSIGNED, recording);

        assertNull(router.route(Key.of("foo"), Set.of()));
        assertNull(router.route(Key.of(7, "foo"), Set.of()));
        assertEquals(List.of("key foo, hash 2356372769", "hash 7"), asked);
    }

    @Test
    void anErrorOfTheJvmPasses() {
        NodeLocator exhausted = (hash, nodes) -> {
            throw new OutOfMemoryError("simulated");
        };

        assertThrows(
                OutOfMemoryError.class,
                () -> router(KeyHashers.CMEMCACHE, exhausted).route(KEY, Set.of()));
    }

    @Test
    void namesTheFactoryThatCannotPlaceTheServers() {
        var byHand = new NodeLocatorFactory() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            @SuppressWarnings("NullAway") // what a careless plug-in may do
            public NodeLocator create(List<Server> servers, KeyHasher hasher) {
                return null;
            }
        };

        assertRefuses(
                InvalidRequestException.class,
                "cannot place 1 servers: node locator " + byHand.getClass().getName()
                        + " (io.memwire.client) failed with java.lang.NullPointerException",
                () -> MemcacheClient.builder().locator(byHand).build());
    }
}
