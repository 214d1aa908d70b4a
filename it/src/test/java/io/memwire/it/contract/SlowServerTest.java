package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.PartialResultException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.StoreOptions;
import io.memwire.it.failures.BlackHole;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.Fault;
import io.memwire.testkit.FaultProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is slow, or hard to reach, costs its own keys and no others. */
class SlowServerTest extends OnBothFaces {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Key SLOW = Key.of(0, "slow");
    private static final Key FAST = Key.of(1, "fast");

    private final EmbeddedServer behind = EmbeddedServer.start();
    private final EmbeddedServer fast = EmbeddedServer.start();
    private final FaultProxy slow = FaultProxy.start(behind.address());

    SlowServerTest(Face face) {
        super(face);
    }

    @AfterEach
    void stop() {
        slow.close();
        behind.close();
        fast.close();
    }

    private MemcacheClient client(boolean isConnected) {
        try (var direct = MemcacheClient.builder().servers(fast.address()).build()) {
            direct.set(FAST, "value", StoreOptions.defaults());
        }
        MemcacheClient cache = client(builder(slow.address(), fast.address())
                .timeout(TIMEOUT)
                .connectTimeout(Duration.ofSeconds(20))
                .failover(false)
                .failureMode(FailureMode.THROW));
        if (isConnected) {
            cache.getMulti(List.of(SLOW, FAST), String.class);
        }
        return cache;
    }

    @Test
    void othersOfAMultiAreAnsweredWhileItStalls() {
        MemcacheClient cache = client(true);
        slow.use(Fault.stall());

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(SLOW, FAST), String.class));

        assertEquals(Map.of(FAST, "value"), partial.hits());
        assertEquals(Set.of(SLOW), partial.failedKeys());
        assertTrue(partial.failures().get(0).reason() instanceof RequestTimeoutException, partial.toString());
    }

    @Test
    void othersOfAMultiAreAnsweredWhileConnectingHangs() {
        try (var hole = new BlackHole()) {
            client(false); // stocks the other server
            MemcacheClient cache = client(builder(hole.address(), fast.address())
                    .timeout(TIMEOUT)
                    .connectTimeout(Duration.ofSeconds(20))
                    .failureMode(FailureMode.THROW));
            long start = System.nanoTime();

            PartialResultException partial =
                    assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(SLOW, FAST), String.class));

            assertEquals(Map.of(FAST, "value"), partial.hits());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(TIMEOUT.multipliedBy(3)) < 0, "ends by its time-out: " + took);
        }
    }

    @Test
    void othersOfAMultiAreAnsweredWhileItHasNoRoom() {
        client(false); // stocks the other server
        MemcacheClient cache = client(builder(slow.address(), fast.address())
                .timeout(TIMEOUT)
                .maxInFlight(1)
                .connectionsPerServer(1)
                .failover(false)
                .failureMode(FailureMode.THROW));
        cache.getMulti(List.of(SLOW, FAST), String.class);
        slow.use(Fault.stall());
        CompletableFuture<?> inItsPlace = cache.async().get(SLOW, String.class);

        PartialResultException partial =
                assertThrows(PartialResultException.class, () -> cache.getMulti(List.of(SLOW, FAST), String.class));

        assertEquals(Map.of(FAST, "value"), partial.hits());
        assertThrows(RuntimeException.class, inItsPlace::join);
    }

    @Test
    void aMultiOfMoreThanThereIsRoomForIsSentInTurns() {
        MemcacheClient cache = client(
                builder(behind.address(), fast.address()).maxQueuedBytes(1_000).failureMode(FailureMode.THROW));
        var values = new HashMap<String, byte[]>();
        for (int i = 0; i < 40; i++) {
            values.put("key" + i, new byte[100_000]);
        }

        assertEquals(Set.of(), cache.setMulti(values));
        assertEquals(
                values.keySet(), cache.getMulti(values.keySet(), byte[].class).keySet());
    }

    @Test
    void otherCallsDoNotWaitForIt() throws Exception {
        MemcacheClient cache = client(true);
        slow.use(Fault.stall());
        var stuck = new CountDownLatch(1);
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> {
            stuck.countDown();
            assertThrows(RuntimeException.class, () -> cache.get(SLOW, String.class));
        });
        stuck.await();

        for (int i = 0; i < 1_000; i++) {
            assertEquals("value", cache.get(FAST, String.class));
        }
        waiting.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatStandsIsNotTakenBackBeforeItAnswers() {
        var listener = new RecordingListener();
        MemcacheClient cache = client(builder(slow.address(), fast.address())
                .timeout(Duration.ofMillis(300))
                .connectTimeout(Duration.ofMillis(50))
                .deadRetry(Duration.ofMillis(1))
                .listener(listener));
        Await.until(() -> cache.set(SLOW, "value", StoreOptions.defaults()), "is connected in time");
        listener.died.clear();
        listener.revived.clear();
        int before = slow.counts().connections();

        slow.use(Fault.stall().bothWays());
        Await.until(() -> cache.get(SLOW, String.class) == null && !listener.died.isEmpty(), "is marked dead");
        Await.until(() -> slow.counts().connections() >= before + 3, "is connected to in the background");
        assertEquals(List.of(), listener.revived, "it accepts connections, and answers nothing");

        slow.heal();
        Await.until(() -> !listener.revived.isEmpty(), "it answers");
        assertNull(cache.get(Key.of(0, "none"), String.class));
    }
}
