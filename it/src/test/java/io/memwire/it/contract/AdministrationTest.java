package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** stats, version, and what the client says of itself. */
class AdministrationTest extends Contract {
    private Server name;

    AdministrationTest(Setting setting) {
        super(setting);
    }

    @BeforeEach
    void parseName() {
        name = Server.parse(server.address());
    }

    /** The answer of the only server. */
    private Map<String, String> only(Map<Server, Map<String, String>> answers) {
        assertEquals(Set.of(name), answers.keySet());
        return requireNonNull(answers.get(name));
    }

    /** More than one item: while memcached moves an item from one list to another it counts in neither. */
    private void storeSome() {
        for (int i = 0; i < 50; i++) {
            cache.set("key-" + i, "value");
        }
    }

    @Test
    void givesGeneralStatistics() {
        cache.set("a", 1);

        Map<String, String> general = only(cache.stats());

        assertEquals(Long.toString(wire.statistic("total_items")), general.get("total_items"));
        assertTrue(requireNonNull(general.get("version")).startsWith("1.6.18"));
        assertTrue(general.keySet().containsAll(Set.of("pid", "uptime", "cmd_get", "get_hits", "limit_maxbytes")));
    }

    @Test
    void givesStatisticsOfItems() {
        storeSome();

        Map<String, String> items = only(cache.stats("items"));

        assertTrue(items.containsKey("items:1:number"), items::toString);
    }

    @Test
    void givesTheSlabsOfEachServer() {
        storeSome();

        Map<Server, Map<Integer, Map<String, String>>> slabs = cache.slabs();

        assertEquals(Set.of(name), slabs.keySet());
        assertTrue(requireNonNull(requireNonNull(slabs.get(name)).get(1)).containsKey("number"), slabs::toString);
    }

    @Test
    void givesStatisticsOfSettingsAndSlabs() {
        assertEquals("2097152", only(cache.stats("settings")).get("item_size_max"));
        cache.set("key", "value");
        assertTrue(only(cache.stats("slabs")).containsKey("active_slabs"));
    }

    @Test
    void resetsStatistics() {
        cache.get("missing", String.class);
        assertTrue(wire.statistic("get_misses") > 0);

        assertEquals(Map.of(), only(cache.stats("reset")));

        assertEquals(0, wire.statistic("get_misses"));
    }

    @Test
    void refusesAnArgumentThatWouldBreakTheLine() {
        for (String argument : List.of("", " ", "items\r\nflush_all", "tab\t", "é")) {
            assertThrows(InvalidRequestException.class, () -> cache.stats(argument), argument);
        }
    }

    @Test
    void tellsTheVersion() {
        Map<Server, String> versions = cache.version();

        assertEquals(Set.of(name), versions.keySet());
        assertTrue(requireNonNull(versions.get(name)).startsWith("1.6.18"));
    }

    @Test
    void tellsItsServers() {
        assertEquals(List.of(name), cache.servers());
    }

    @Test
    void connectsAgainAfterDisconnecting() {
        cache.set("key", "value");
        long connections = wire.statistic("total_connections");

        cache.disconnectAll();

        assertEquals("value", cache.get("key", String.class));
        assertTrue(wire.statistic("total_connections") > connections);
    }

    @Test
    void refusesEveryCallOnceClosed() {
        cache.set("key", "value");

        cache.close();
        cache.close();

        assertThrows(InvalidRequestException.class, () -> cache.get("key", String.class));
        assertThrows(InvalidRequestException.class, () -> cache.set("key", "value"));
        assertThrows(InvalidRequestException.class, () -> cache.getMulti(List.of("key"), String.class));
        assertThrows(InvalidRequestException.class, () -> cache.stats());
        assertThrows(InvalidRequestException.class, () -> cache.prefixed("p:").get("key", String.class));
    }

    @Test
    void leavesNoConnectionBehindWhenClosed() {
        long before = wire.statistic("curr_connections");
        cache.set("key", "value");

        cache.close();

        Await.until(() -> wire.statistic("curr_connections") == before, "the server has seen the connections close");
    }
}
