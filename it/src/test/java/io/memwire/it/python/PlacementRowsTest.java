package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.api.StoreOptions;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.KeyHashers;
import io.memwire.hashing.NodeLocators;
import io.memwire.testkit.EmbeddedServer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Section 3 of the page: which server has a key. The facts are those of python-memcached 1.57 under Python 2. */
class PlacementRowsTest extends RowTests {
    @Test
    @Row("place.buckets")
    void aServerHasAsManyBucketsInARowAsItsWeight() {
        assertEquals("abbbcca", serversOf("a b=3 c=2", 0, 1, 2, 3, 4, 5, 6));
    }

    @Test
    @Row("place.floor-mod")
    void aNegativeHashCountsFromTheEnd() {
        assertEquals("ccb", serversOf("a b c", -1, -7, -2));
    }

    @Test
    @Row("place.big-hash")
    void aHashMayBeOfAnySize() {
        NodeLocator locator = locator(NodeLocators.MODULO, "a b c", KeyHashers.CMEMCACHE);
        assertEquals(1, locator.locate(new BigInteger("100000000000000000000"), node -> true));
        assertTrue(cache.set(Key.of(BigInteger.TEN.pow(40), "foo"), "x", StoreOptions.defaults()));
    }

    @Test
    @Row("place.rehash")
    void theNextTryIsTheHashOfTheTextOfHashAndTry() {
        assertEquals("bbaaaacccb", tries("foo", "a b c", KeyHashers.CMEMCACHE));
        assertEquals("bbcbccabba", tries("foo", "a b c", KeyHashers.CRC32_SIGNED));
        assertEquals("cbcbaabaaa", tries("foo", "a b c", KeyHashers.CRC32_UNSIGNED));
    }

    @Test
    @Row("place.with-replacement")
    void aKeyMayFindNoServerThoughOneLives() {
        assertEquals("aaaaaaaaaa", tries("k2002", "a b", KeyHashers.CMEMCACHE));
    }

    @Test
    @Row("place.scan")
    void aScanOfTheLivingServersIsALocatorOfItsOwn() {
        NodeLocator scan = locator(NodeLocators.MODULO_SCAN, "a b", KeyHashers.CMEMCACHE);
        assertEquals(1, scan.locate(KeyHashers.CMEMCACHE.hash("k2002".getBytes(UTF_8)), node -> node == 1));
        assertTrue(client(options -> options.locator("modulo-scan")).set("foo", "x"));
    }

    @Test
    @Row("place.1.60")
    void theHashOf160IsAnOption() {
        assertEquals(0, KeyHashers.CMEMCACHE_1_60.hash("ob".getBytes(UTF_8)));
        assertTrue(client(options -> options.hasher("cmemcache-1.60")).set("ob", "x"));
    }

    @Test
    @Row("place.on-servers")
    void aClientPutsItsKeysThere() {
        List<EmbeddedServer> servers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            servers.add(closing(EmbeddedServer.start()));
        }
        String addresses = servers.stream().map(EmbeddedServer::address).collect(Collectors.joining(" "));
        MemcacheClient three = client(addresses, options -> {});
        String keys = "foo bar baz a b c ob key key1 user:1000";
        for (String key : keys.split(" ", -1)) {
            three.set(key, key);
        }
        var found = new StringBuilder();
        for (String key : keys.split(" ", -1)) {
            for (int i = 0; i < 3; i++) {
                MemcacheClient one = client(servers.get(i).address(), options -> {});
                found.append(one.get(key, String.class) == null ? "" : "abc".substring(i, i + 1));
            }
        }
        assertEquals("bbacacbbba", found.toString());
    }

    private static String serversOf(String servers, long... hashes) {
        NodeLocator locator = locator(NodeLocators.MODULO, servers, KeyHashers.CMEMCACHE);
        return Arrays.stream(hashes)
                .mapToObj(hash ->
                        "abc".substring(locator.locate(hash, node -> true)).substring(0, 1))
                .collect(Collectors.joining());
    }

    /** The servers that are tried for a key while all are dead. */
    private static String tries(String key, String servers, KeyHasher hasher) {
        var tried = new StringBuilder();
        locator(NodeLocators.MODULO, servers, hasher).locate(hasher.hash(key.getBytes(UTF_8)), node -> {
            tried.append("abc".charAt(node));
            return false;
        });
        return tried.toString();
    }

    private static NodeLocator locator(NodeLocatorFactory factory, String servers, KeyHasher hasher) {
        return factory.create(
                Arrays.stream(servers.split(" ", -1)).map(Server::parse).toList(), hasher);
    }
}
