package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As in python-memcached: a server of weight 0 is in the list and in no bucket. */
class ZeroWeightTest {
    @ParameterizedTest
    @CsvSource({"a=0 b c, 1 2", "b a=0 c, 0 2", "b c a=0, 0 1", "a=0 x=0 b y=0 c=0 d, 2 5", "b=2 a=0, 0 0"})
    void aServerWithoutWeightHasNoBucket(String servers, String owners) {
        NodeLocator locator = NodeLocators.MODULO.create(parse(servers), KeyHashers.CMEMCACHE);

        String found = locator.locate(0, NodeAvailability.ALL) + " " + locator.locate(1, NodeAvailability.ALL);

        assertEquals(owners, found);
    }

    @ParameterizedTest
    @CsvSource({"a=0", "a=0 b=0"})
    void nowhereWhenNoServerHasWeight(String servers) {
        NodeLocator locator = NodeLocators.MODULO_SCAN.create(parse(servers), KeyHashers.CMEMCACHE);

        assertEquals(NodeLocator.NONE, locator.locate(7, NodeAvailability.ALL));
        assertEquals(NodeLocator.NONE, locator.locate(BigInteger.TEN.pow(30), NodeAvailability.ALL));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void theScanPassesOverAServerWithoutWeight(int hash) {
        List<Server> servers = parse("a b=0 c=0 d");
        NodeLocator locator = NodeLocators.MODULO_SCAN.create(servers, KeyHashers.CMEMCACHE);

        assertEquals(
                NodeLocator.NONE, locator.locate(hash, node -> servers.get(node).weight() == 0));
    }

    private static List<Server> parse(String servers) {
        return List.of(servers.split(" ")).stream().map(Server::parse).toList();
    }
}
