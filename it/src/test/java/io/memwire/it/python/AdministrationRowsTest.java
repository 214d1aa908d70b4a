package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 8 of the page: the commands on servers, and the counters. */
class AdministrationRowsTest extends RowTests {
    @Test
    @Row("get_stats")
    void statsAreTextByNameAndServer() {
        MemcacheClient one =
                client(scripted("STAT pid 1\r\nSTAT version 1.2 x\r\nEND\r\n").address(), options -> {});
        assertEquals(
                List.of(Map.of("pid", "1", "version", "1.2 x")),
                List.copyOf(one.stats().values()));
    }

    @Test
    @Row("get_stats.name")
    void aServerHasThePythonsName() {
        assertEquals("h:5 (3)", Server.parse("h:5=3").statsName());
        assertEquals("h:5 (1)", Server.parse("inet:h:5").statsName());
        assertEquals("[::1]:11211 (1)", Server.parse("inet6:[::1]").statsName());
        assertEquals("unix:/x (2)", Server.parse("unix:/x=2").statsName());
    }

    @Test
    @Row("get_stats.args")
    void statsTakeAnArgument() {
        ScriptedServer wire = scripted("STAT item_size 1\r\nEND\r\n");
        client(wire.address(), options -> {}).stats("settings");
        assertEquals("stats settings|", received(wire));
    }

    @Test
    @Row("get_stats.reset")
    void resetIsAnAnswer() {
        assertEquals(List.of(Map.of()), List.copyOf(cache.stats("reset").values()));
    }

    @Test
    @Row("get_stats.down")
    void aServerThatFailsIsLeftOut() {
        MemcacheClient two = client("127.0.0.1:1 " + server.address(), options -> {});
        assertEquals(
                List.of(server.address()),
                two.stats().keySet().stream().map(Server::address).toList());
    }

    @Test
    @Row("get_slabs")
    void slabsAreByClassAndName() {
        String items = "STAT items:22:number 1\r\nSTAT items:1:number 3\r\nSTAT items:1:age 7\r\nEND\r\n";
        MemcacheClient one = client(scripted(items, items).address(), options -> {});
        Map<Integer, Map<String, String>> expected =
                Map.of(1, Map.of("number", "3", "age", "7"), 22, Map.of("number", "1"));
        assertEquals(List.of(expected), List.copyOf(one.slabs().values()));
        assertEquals(List.of(expected), List.copyOf(one.async().slabs().join().values()));
    }

    @Test
    @Row("flush_all")
    void flushAllTellsWhichServersDidNotConfirm() {
        cache.set("foo", "bar");
        assertEquals(Set.of(), cache.flushAll());
        assertEquals("-", stored("foo"));
        MemcacheClient refusing = client(scripted("ERROR\r\n").address(), options -> {});
        assertEquals(1, refusing.flushAll().size());
    }

    @Test
    @Row("disconnect_all")
    void disconnectAllClosesAndTheNextUseConnects() {
        cache.set("foo", "bar");
        cache.disconnectAll();
        assertEquals("bar", cache.get("foo", String.class));
    }

    @Test
    @Row("stats.commands")
    void usesAreCountedByCommand() {
        cache.set("a", 1);
        cache.get("a", Integer.class);
        cache.gets("a", Integer.class);
        cache.incr("a");
        cache.decr("a");
        cache.touch("a", Duration.ofMinutes(1));
        cache.delete("a");
        cache.add("a", "");
        cache.replace("a", "");
        cache.append("a", "x");
        cache.prepend("a", "x");
        cache.cas("a", "x", 1);
        for (String command : "set get gets incr decr touch delete add replace append prepend cas".split(" ", -1)) {
            assertEquals(1L, cache.statistics().commands().get(command), command);
        }
    }

    @Test
    @Row("stats.multi")
    void aMultiOperationCountsOnceUnderItsOwnName() {
        cache.setMulti(Map.of("a", 1, "b", 2));
        cache.getMulti(List.of("a", "b"), Integer.class);
        cache.deleteMulti(List.of("a", "b"));
        assertEquals(
                Map.of("set_multi", 1L, "get_multi", 1L, "delete_multi", 1L),
                cache.statistics().commands());
    }

    @Test
    @Row("stats.failures")
    void failuresAreCountedByTheirException() {
        client("127.0.0.1:1", options -> {});
        MemcacheClient down = client("127.0.0.1:1", options -> {});
        down.get("foo", String.class);
        assertTrue(down.statistics().failures().containsKey("NodeUnavailableException"));
        assertEquals(Map.of("get", 1L), down.statistics().commands());
    }
}
