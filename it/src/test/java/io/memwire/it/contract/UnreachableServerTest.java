package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.FailureMode;
import io.memwire.api.InvalidKeyException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.Server;
import io.memwire.testkit.EmbeddedServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** No server listens: a miss, or an exception. */
class UnreachableServerTest extends OnBothFaces {
    private static final Duration HOUR = Duration.ofHours(1);

    UnreachableServerTest(Face face) {
        super(face);
    }

    /** An address at which nobody listens. */
    private static String nowhere() {
        try (var server = EmbeddedServer.start()) {
            return server.address();
        }
    }

    private static Map<String, Executable> everyCommand(MemcacheClient cache) {
        var commands = new LinkedHashMap<String, Executable>();
        commands.put("get", () -> cache.get("key", String.class));
        commands.put("gets", () -> cache.gets("key", String.class));
        commands.put("gat", () -> cache.gat("key", HOUR, String.class));
        commands.put("gats", () -> cache.gats("key", HOUR, String.class));
        commands.put("get_multi", () -> cache.getMulti(List.of("a", "b"), String.class));
        commands.put("set", () -> cache.set("key", "value"));
        commands.put("add", () -> cache.add("key", "value"));
        commands.put("replace", () -> cache.replace("key", "value"));
        commands.put("append", () -> cache.append("key", "value"));
        commands.put("prepend", () -> cache.prepend("key", "value"));
        commands.put("cas", () -> cache.cas("key", "value", 1));
        commands.put("set_multi", () -> cache.setMulti(Map.of("a", 1, "b", 2)));
        commands.put("delete", () -> cache.delete("key"));
        commands.put("delete_multi", () -> cache.deleteMulti(List.of("a", "b")));
        commands.put("incr", () -> cache.incr("key"));
        commands.put("decr", () -> cache.decr("key"));
        commands.put("touch", () -> cache.touch("key", HOUR));
        return commands;
    }

    private static void assertAllMisses(MemcacheClient cache) {
        assertNull(cache.get("key", String.class));
        assertNull(cache.gets("key", String.class));
        assertNull(cache.gat("key", HOUR, String.class));
        assertNull(cache.gats("key", HOUR, String.class));
        assertEquals(Map.of(), cache.getMulti(List.of("a", "b"), String.class));
        assertFalse(cache.set("key", "value"));
        assertFalse(cache.add("key", "value"));
        assertFalse(cache.replace("key", "value"));
        assertFalse(cache.append("key", "value"));
        assertFalse(cache.prepend("key", "value"));
        assertEquals(CasResult.FAILED, cache.cas("key", "value", 1));
        assertEquals(Set.of("a", "b"), cache.setMulti(Map.of("a", 1, "b", 2)));
        assertFalse(cache.delete("key"));
        assertEquals(Set.of("a", "b"), cache.deleteMulti(List.of("a", "b")));
        assertEquals(OptionalLong.empty(), cache.incr("key"));
        assertEquals(OptionalLong.empty(), cache.decr("key"));
        assertFalse(cache.touch("key", HOUR));
        Cache quiet = cache.noreply();
        assertTrue(quiet.set("key", "value"), "noreply tells of no failure");
        assertEquals(Set.copyOf(cache.servers()), cache.flushAll());
        assertEquals(Map.of(), cache.stats());
        assertEquals(Map.of(), cache.stats("items"));
        assertEquals(Map.of(), cache.version());
    }

    @Test
    void looksLikeAMissByDefault() {
        assertAllMisses(degrading(nowhere()));
    }

    @Test
    void looksLikeAMissWhileItIsTriedAgainAtEachCall() {
        assertAllMisses(client(builder(nowhere()).deadRetry(Duration.ZERO)));
    }

    @Test
    void looksLikeAMissWithoutAnyServer() {
        MemcacheClient cache = degrading();

        assertEquals(List.of(), cache.servers());
        assertAllMisses(cache);
    }

    @Test
    void looksLikeAMissWhenTheUnixSocketIsMissing() {
        assertAllMisses(degrading("unix:/nowhere/memcached.sock"));
    }

    @Test
    void isThrownByEveryCommandIfWanted() {
        String address = nowhere();
        MemcacheClient cache =
                client(builder(address).failureMode(FailureMode.THROW).deadRetry(Duration.ZERO));

        everyCommand(cache).forEach((name, command) -> {
            NodeUnavailableException thrown = assertThrows(NodeUnavailableException.class, command, name);
            assertTrue(String.valueOf(thrown.getMessage()).contains(address), thrown.getMessage());
        });
        assertThrows(NodeUnavailableException.class, cache::stats);
        assertThrows(NodeUnavailableException.class, cache::flushAll);
        assertThrows(NodeUnavailableException.class, cache::version);
    }

    @Test
    void isThrownAsLongAsTheServerIsDead() {
        MemcacheClient cache = throwing(nowhere());
        assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

        everyCommand(cache).forEach((name, command) -> {
            NodeUnavailableException thrown = assertThrows(NodeUnavailableException.class, command, name);
            assertTrue(String.valueOf(thrown.getMessage()).contains("deadRetry"), thrown.getMessage());
        });
    }

    @Test
    void isThrownWithoutAnyServer() {
        MemcacheClient cache = throwing();

        everyCommand(cache).forEach((name, command) -> assertThrows(NodeUnavailableException.class, command, name));
    }

    @Test
    void namesAHostThatIsUnknown() {
        MemcacheClient cache = throwing("no-such-host.invalid:11211");

        NodeUnavailableException thrown =
                assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

        assertTrue(String.valueOf(thrown.getMessage()).contains("no-such-host.invalid"), thrown.getMessage());
    }

    @Test
    void throwsTheCallersOwnErrorsAllTheSame() {
        MemcacheClient cache = degrading(nowhere());

        assertThrows(InvalidKeyException.class, () -> cache.get("a b", String.class));
    }

    @Test
    void isCountedAndTold() {
        var listener = new RecordingListener();
        String address = nowhere();
        MemcacheClient cache = client(builder(address).listener(listener));

        assertNull(cache.get("key", String.class));
        assertFalse(cache.set("key", "value"));

        assertEquals(Map.of("NodeUnavailableException", 2L), cache.statistics().failures());
        assertEquals(List.of("get " + address, "set "), listener.failedCommands);
        assertEquals(List.of(Server.parse(address)), listener.died);
        assertEquals(List.of(), listener.revived);
    }
}
