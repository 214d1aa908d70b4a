package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a locator refuses rather than place keys where nobody looks for them. */
class RefusalsTest {
    private static final List<Server> SERVERS = Vectors.servers("10.0.0.1,10.0.0.2");

    static Stream<NodeLocatorFactory> rings() {
        return Plugins.LOCATORS.stream().filter(locator -> locator.name().startsWith("ketama"));
    }

    @ParameterizedTest
    @MethodSource("rings")
    void aRingRefusesTheDefaultKeyHasher(NodeLocatorFactory factory) {
        String message = refusal(factory, SERVERS, KeyHashers.CMEMCACHE);

        assertTrue(
                message.startsWith("node locator " + factory.name()
                        + " does not go with key hasher cmemcache: set the key hasher "
                        + Plugins.hasherFor(factory).name()),
                message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jump",
                "ketama-libmemcached",
                "ketama-spymemcached",
                "ketama-elasticache",
                "ketama-xmemcached-libmemcached",
                "ketama-folsom"
            })
    void refusesAWeightThatItWouldIgnore(String locator) {
        NodeLocatorFactory factory = Plugins.locator(locator);
        String message = refusal(factory, Vectors.servers("10.0.0.1,10.0.0.2=3"), Plugins.hasherFor(factory));

        assertTrue(
                message.startsWith(
                        "node locator " + locator + " knows no weights, but server 10.0.0.2:11211=3 has one: "),
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache1:11211", "[::1]:11211", "unix:/run/m.sock", "10.0.0.256", "010.0.0.1", "10.0.0"})
    void refusesAServerWhoseNameItWouldHaveToLookUp(String server) {
        for (NodeLocatorFactory factory : List.of(
                NodeLocators.KETAMA_SPYMEMCACHED,
                NodeLocators.KETAMA_ELASTICACHE,
                NodeLocators.KETAMA_XMEMCACHED,
                NodeLocators.KETAMA_XMEMCACHED_NGINX)) {
            String message = refusal(factory, List.of(Server.parse(server)), Plugins.hasherFor(factory));

            assertTrue(
                    message.contains(" is not given by an IPv4 address") && message.contains("NodeNames.of"), message);
        }
    }

    @Test
    void refusesAServerThatTheMapDoesNotName() {
        NodeLocatorFactory factory =
                NodeLocators.ketamaSpymemcached(NodeNames.of(Map.of("10.0.0.1:11211", "cache1/10.0.0.1:11211")));

        assertEquals(
                "server 10.0.0.2:11211 has no name in the ring: the map has names for [10.0.0.1:11211]",
                refusal(factory, SERVERS, KeyHashers.MD5));
    }

    @Test
    void refusesTwoServersOfOneName() {
        for (NodeLocatorFactory factory :
                List.of(NodeLocators.ketamaSpymemcached(server -> "one"), NodeLocators.rendezvous(server -> "one"))) {
            assertEquals(
                    "node name \"one\" is that of 10.0.0.1:11211 and of 10.0.0.2:11211: give each a name of its own",
                    refusal(factory, SERVERS, KeyHashers.MD5));
        }
    }

    @Test
    void refusesWeightsThatWouldTakeAllMemory() {
        String message = refusal(
                NodeLocators.KETAMA_XMEMCACHED, Vectors.servers("10.0.0.1=2147483647,10.0.0.2"), KeyHashers.MD5);

        assertEquals(
                "the weights make a ring of 2147483807 points, over 16777216: divide all weights by the same number",
                message);
    }

    private static String refusal(NodeLocatorFactory factory, List<Server> servers, KeyHasher hasher) {
        return String.valueOf(assertThrows(InvalidRequestException.class, () -> factory.create(servers, hasher))
                .getMessage());
    }
}
