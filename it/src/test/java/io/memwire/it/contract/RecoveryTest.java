package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ConnectionLostException;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.Server;
import io.memwire.testkit.Answer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server goes and comes back. */
class RecoveryTest extends OnBothFaces {
    RecoveryTest(Face face) {
        super(face);
    }

    @Test
    void connectsAgainToAServerThatWasRestarted() {
        EmbeddedServer first = EmbeddedServer.start();
        MemcacheClient cache = throwing(first.address());
        cache.set("key", "value");
        first.close();
        try (var second = EmbeddedServer.builder().port(first.port()).start()) {
            assertNull(cache.get("key", String.class), "the first call meets a closed connection and tries once more");
            assertTrue(cache.set("key", "new"));
            assertEquals("new", cache.get("key", String.class));
            assertTrue(second.connections() > 0);
        }
    }

    @Test
    void triesEveryCommandThatMayBeRepeatedOnceMore() {
        EmbeddedServer server = EmbeddedServer.start();
        MemcacheClient cache = throwing(server.address());
        List<Runnable> commands = List.of(
                () -> assertNull(cache.get("key", String.class)),
                () -> assertNull(cache.gets("key", String.class)),
                () -> assertTrue(cache.set("key", "value")),
                () -> assertFalse(cache.replace("key", "value")),
                () -> assertFalse(cache.delete("key")),
                () -> assertFalse(cache.touch("key", Duration.ofHours(1))),
                () -> assertEquals(Map.of(), cache.getMulti(List.of("a", "b"), String.class)),
                () -> assertEquals(Set.of(), cache.setMulti(Map.of("a", 1))),
                () -> assertEquals(Set.of(), cache.deleteMulti(List.of("a"))));
        for (Runnable command : commands) {
            cache.version(); // connected
            server.close();
            server = EmbeddedServer.builder().port(server.port()).start();
            command.run();
        }
        server.close();
    }

    @Test
    void neverRepeatsWhatMayNotBeAppliedTwice() {
        try (var server = ScriptedServer.answering(
                request -> request.command().equals("incr") ? Answer.close() : Answer.of("END\r\n"))) {
            MemcacheClient cache = throwing(server.address());

            ConnectionLostException lost = assertThrows(ConnectionLostException.class, () -> cache.incr("counter"));

            assertEquals(List.of("1:incr counter 1"), lines(server));
            assertTrue(String.valueOf(lost.getMessage()).contains(server.address()), lost.getMessage());
            assertNull(cache.get("key", String.class), "the next call works");
        }
    }

    @Test
    void givesUpAfterTheSecondLoss() {
        try (var server = ScriptedServer.answering(request -> Answer.close())) {
            MemcacheClient cache = throwing(server.address());

            assertThrows(ConnectionLostException.class, () -> cache.get("key", String.class));

            assertEquals(List.of("1:get key", "2:get key"), lines(server));
        }
    }

    @Test
    void leavesADeadServerAloneUntilItIsForgotten() {
        EmbeddedServer first = EmbeddedServer.start();
        MemcacheClient cache = degrading(first.address());
        cache.set("key", "value");
        first.close();
        assertNull(cache.get("key", String.class));
        try (var second = EmbeddedServer.builder().port(first.port()).start()) {
            assertFalse(cache.set("key", "value"), "dead for 30 seconds");
            assertEquals(0, second.connections());

            cache.forgetDeadHosts();

            assertTrue(cache.set("key", "value"));
            assertEquals("value", cache.get("key", String.class));
        }
    }

    @Test
    void revivesADeadServerInTheBackground() {
        var listener = new RecordingListener();
        EmbeddedServer first = EmbeddedServer.start();
        MemcacheClient cache =
                client(builder(first.address()).deadRetry(Duration.ofMillis(50)).listener(listener));
        cache.set("key", "value");
        first.close();
        assertNull(cache.get("key", String.class));
        Server name = Server.parse(first.address());
        assertEquals(List.of(name), listener.died);
        try (var second = EmbeddedServer.builder().port(first.port()).start()) {
            Await.until(() -> !listener.revived.isEmpty(), "the dead server is revived without any call");

            assertTrue(cache.set("key", "value"));
            assertEquals(List.of(name), listener.revived);
            assertTrue(second.connections() > 0);
        }
    }

    @Test
    void triesADeadServerAtTheNextCallWithoutDeadRetry() {
        EmbeddedServer first = EmbeddedServer.start();
        MemcacheClient cache =
                client(builder(first.address()).deadRetry(Duration.ZERO).failureMode(FailureMode.THROW));
        cache.set("key", "value");
        first.close();
        assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));
        try (var second = EmbeddedServer.builder().port(first.port()).start()) {
            assertTrue(cache.set("key", "value"));
            assertTrue(second.connections() > 0);
        }
    }

    @Test
    void flushesAServerThatComesBackIfWanted() {
        try (var server = ScriptedServer.answering(request -> request.line().equals("flush_all")
                ? Answer.of("OK\r\n")
                : request.line().endsWith("last") ? Answer.close() : Answer.of("END\r\n"))) {
            MemcacheClient cache = client(builder(server.address())
                    .flushOnReconnect(true)
                    .connectionsPerServer(1)
                    .failureMode(FailureMode.THROW));
            cache.get("key", String.class);
            assertThrows(ConnectionLostException.class, () -> cache.get("last", String.class));
            cache.get("key", String.class);

            assertEquals(
                    List.of("1:get key", "1:get last", "2:flush_all", "2:get last", "3:flush_all", "3:get key"),
                    lines(server));
        }
    }

    @Test
    void outlivesAServerThatStands() {
        InstalledPrograms.assume("memcached");
        try (var memcached = MemcachedProcess.start()) {
            MemcacheClient cache = client(
                    builder(memcached.address()).timeout(Duration.ofMillis(300)).failureMode(FailureMode.THROW));
            Await.until(() -> setsInTime(cache), "an answer in time on a busy machine");

            memcached.suspend();
            assertThrows(RequestTimeoutException.class, () -> {
                while (true) { // it may answer until it really stands
                    cache.get("key", String.class);
                }
            });
            Await.until(
                    () -> {
                        MemcacheException thrown =
                                assertThrows(MemcacheException.class, () -> cache.get("key", String.class));
                        return thrown instanceof NodeUnavailableException;
                    },
                    "it is marked dead");

            memcached.resume();
            Await.until(
                    () -> {
                        cache.forgetDeadHosts();
                        return setsInTime(cache);
                    },
                    "it answers again");
            assertEquals("value", cache.get("key", String.class));
        }
    }

    private static boolean setsInTime(MemcacheClient cache) {
        try {
            return cache.set("key", "value");
        } catch (RequestTimeoutException | NodeUnavailableException late) {
            return false;
        }
    }

    /** The requests: number of the connection, a colon, the line. */
    private static List<String> lines(ScriptedServer server) {
        return server.requests().stream()
                .map(request -> request.connection() + ":" + request.line())
                .toList();
    }
}
