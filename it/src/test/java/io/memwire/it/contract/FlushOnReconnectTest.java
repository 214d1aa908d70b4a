package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ConnectionLostException;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.testkit.Answer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.Fault;
import io.memwire.testkit.FaultProxy;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that was lost is empty before anybody reads from it, whichever of its connections broke. */
class FlushOnReconnectTest extends OnBothFaces {
    private static final int CALLERS = 8;
    private static final int LOSSES = 20;

    FlushOnReconnectTest(Face face) {
        super(face);
    }

    /**
     * Each caller loses its connection again and again, by an incr that is not sent twice. From when it knows, neither it
     * nor anybody else may read a value from before, though the others' connections were never broken.
     */
    @Test
    void nobodyReadsWhatIsOldOnceALossIsKnown() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (var server = EmbeddedServer.start();
                var proxy = FaultProxy.start(server.address());
                var direct = MemcacheClient.builder().servers(server.address()).build()) {
            MemcacheClient cache = client(builder(proxy.address())
                    .flushOnReconnect(true)
                    .connectionsPerServer(4)
                    .deadRetry(Duration.ZERO)
                    .failureMode(FailureMode.THROW));
            for (int loss = 0; loss < LOSSES; loss++) {
                all(callers, () -> cache.get("k", String.class)); // all are connected
                assertTrue(direct.set("k", "old"));
                assertEquals("old", cache.get("k", String.class));

                proxy.use(Fault.close().everyMessage(1).onOpenConnections());
                assertThrows(ConnectionLostException.class, () -> cache.incr("none"));
                proxy.heal();

                all(callers, () -> assertNull(cache.get("k", String.class), "read what is old"));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void all(ExecutorService callers, Runnable task) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            ends.add(callers.submit(task));
        }
        for (Future<?> end : ends) {
            end.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void flushesOnceForAllConnections() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (var server = ScriptedServer.answering(request -> switch (request.command()) {
            case "flush_all" -> Answer.of("OK\r\n");
            case "incr" -> Answer.close();
            default -> Answer.of("END\r\n");
        })) {
            MemcacheClient cache = client(builder(server.address())
                    .flushOnReconnect(true)
                    .connectionsPerServer(4)
                    .failureMode(FailureMode.THROW));
            all(callers, () -> cache.get("k", String.class));
            assertEquals(0, flushes(server), "nothing was lost yet");

            assertThrows(ConnectionLostException.class, () -> cache.incr("k"));
            all(callers, () -> cache.get("k", String.class));

            assertEquals(1, flushes(server));
        } finally {
            callers.shutdownNow();
        }
    }

    private static long flushes(ScriptedServer server) {
        return server.requests().stream()
                .filter(request -> request.command().equals("flush_all"))
                .count();
    }

    @Test
    void doesNotFlushAfterDisconnectAll() {
        try (var server = EmbeddedServer.start()) {
            MemcacheClient cache = client(builder(server.address()).flushOnReconnect(true));
            cache.set("k", "value");

            cache.disconnectAll();

            assertEquals("value", cache.get("k", String.class), "as python-memcached: nothing was lost");
        }
    }
}
