package io.memwire.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final int HASHES = 5_000;

    /** Facts that must stay: a change would move the keys of every cache. */
    @Test
    void placesKeysWhereItAlwaysDid() {
        assertEquals("deebbdacdbadbbcdbcbcebdcaaccabccedebecab", places("a,b,c,d,e"));
        assertEquals("deebbdeedccdddcdecbcebdcedccedecedececeb", places("a=1,b=2,c=3,d=4,e=5"));
    }

    @Test
    void doesNotDependOnTheOrderOfTheServers() {
        List<Server> servers = Vectors.servers("a,b,c,d,e");
        List<Server> others = Vectors.servers("d,a,e,c,b");
        NodeLocator one = locator(servers);
        NodeLocator other = locator(others);
        for (long hash = 0; hash < HASHES; hash++) {
            assertEquals(
                    servers.get(one.locate(hash, NodeAvailability.ALL)),
                    others.get(other.locate(hash, NodeAvailability.ALL)));
        }
    }

    @Test
    void equalWeightsAreAsGoodAsNone() {
        NodeLocator none = locator(Vectors.servers("a,b,c"));
        NodeLocator equal = locator(Vectors.servers("a=7,b=7,c=7"));
        for (long hash = 0; hash < HASHES; hash++) {
            assertEquals(none.locate(hash, NodeAvailability.ALL), equal.locate(hash, NodeAvailability.ALL));
        }
    }

    @Test
    void aServerThatGrowsOnlyTakesKeys() {
        NodeLocator before = locator(Vectors.servers("a=2,b=2,c=3"));
        NodeLocator after = locator(Vectors.servers("a=2,b=4,c=3"));
        int moved = 0;
        for (long hash = 0; hash < HASHES; hash++) {
            int was = before.locate(hash, NodeAvailability.ALL);
            int is = after.locate(hash, NodeAvailability.ALL);
            if (was != is) {
                assertEquals(1, is);
                moved++;
            }
        }
        assertEquals(HASHES * (4 / 9.0 - 2 / 7.0), moved, HASHES * 0.03);
    }

    @Test
    void takesNamesInPlaceOfAddresses() {
        NodeLocator own = NodeLocators.rendezvous(Server::host)
                .create(List.of(Server.tcp("a", 1), Server.tcp("b", 2), Server.tcp("c", 3)), KeyHashers.MD5);
        NodeLocator moved = NodeLocators.rendezvous(Server::host)
                .create(List.of(Server.tcp("a", 4), Server.tcp("b", 5), Server.tcp("c", 6)), KeyHashers.MD5);
        for (long hash = 0; hash < HASHES; hash++) {
            assertEquals(own.locate(hash, NodeAvailability.ALL), moved.locate(hash, NodeAvailability.ALL));
        }
        assertNotEquals(places("a:1,b:2,c:3"), places("a:4,b:5,c:6"));
    }

    private static NodeLocator locator(List<Server> servers) {
        return NodeLocators.RENDEZVOUS.create(servers, KeyHashers.MD5);
    }

    private static String places(String servers) {
        List<Server> list = Vectors.servers(servers);
        NodeLocator locator = locator(list);
        var places = new StringBuilder();
        IntStream.range(0, 40)
                .forEach(hash -> places.append(
                        list.get(locator.locate(hash, NodeAvailability.ALL)).host()));
        return places.toString();
    }
}
