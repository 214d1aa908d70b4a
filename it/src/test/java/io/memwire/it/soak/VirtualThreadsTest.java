package io.memwire.it.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ClientListener;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.Server;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Virtual threads by the thousand on two connections to a real memcached, interrupted and cancelled at random: the
 * connections are the same afterwards, everybody got his own values, as much gets done as before, and no carrier was held
 * up.
 */
class VirtualThreadsTest {
    private static final int THREADS = 10_000;
    private static final int CALLS = 20;
    private static final int CONNECTIONS = 2;
    private static final Duration LONG = Duration.ofMillis(20);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsVirtualThreadsAndMemcached() {
        Assumptions.assumeTrue(VirtualThreads.areAvailable(), "virtual threads came with Java 21");
        InstalledPrograms.assume("memcached");
    }

    private static MemcacheClient client(MemcachedProcess memcached) {
        return MemcacheClient.builder()
                .servers(memcached.address())
                .timeout(Duration.ofSeconds(30)) // a request that times out would cost a connection, as it should
                .failureMode(FailureMode.THROW)
                .connectionsPerServer(CONNECTIONS)
                .build();
    }

    @Test
    void tenThousandShareTwoConnectionsThroughInterruptsAndCancellations() throws Exception {
        try (var memcached = MemcachedProcess.start("-m", "64");
                MemcacheClient client = client(memcached);
                var pinned = new PinnedCarriers(LONG)) {
            long made = RawStats.of(memcached).get("total_connections");
            var crowd = new Crowd(client, VirtualThreads.factory(), System.nanoTime());

            crowd.run(THREADS, CALLS, false); // warm-up
            double before = crowd.run(THREADS, CALLS, false);
            double during = crowd.run(THREADS, CALLS, true);
            double after = crowd.run(THREADS, CALLS, false);

            System.out.printf(
                    "%d virtual threads, calls/s: %.0f undisturbed, %.0f with %d interrupts, %.0f after%n",
                    THREADS, before, during, crowd.interrupted.sum(), after);
            assertEquals(0, crowd.violations.count(), crowd.violations::toString);
            assertTrue(crowd.interrupted.sum() > 100, () -> "only " + crowd.interrupted + " were interrupted");
            // The numbers of a busy machine scatter; a connection lost at each interrupt would leave next to nothing.
            assertTrue(during > before / 4, () -> during + " calls/s with interrupts, " + before + " before");
            assertTrue(after > before / 3, () -> after + " calls/s after the interrupts, " + before + " before");
            assertEquals(
                    made + CONNECTIONS + 1, RawStats.of(memcached).get("total_connections"), "this look is one more");
            assertEquals(List.of(), pinned.recorded(directory.resolve("pinned.jfr")));
        }
    }

    /** Callers that fail at once never let go of their carriers, and the client's pumps are virtual threads, too. */
    @Test
    void aDeadServerComesBackThoughVirtualCallersHoldEveryCarrier() throws Exception {
        var revived = new CompletableFuture<Server>();
        var isOver = new AtomicBoolean();
        var callers = new ArrayList<Thread>();
        try (var memcached = MemcachedProcess.start();
                MemcacheClient client = MemcacheClient.builder()
                        .servers(memcached.address())
                        .connectTimeout(Duration.ofMillis(300))
                        .deadRetry(Duration.ofMillis(50))
                        .listener(new ClientListener() {
                            @Override
                            public void serverRevived(Server server) {
                                revived.complete(server);
                            }
                        })
                        .build()) {
            client.set("key", "value");
            memcached.kill();
            assertNull(client.get("key", String.class));
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                callers.add(VirtualThreads.factory().newThread(() -> {
                    while (!isOver.get()) {
                        client.get("key", String.class);
                    }
                }));
            }
            callers.forEach(Thread::start);
            memcached.restart();

            assertNotNull(revived.get(20, TimeUnit.SECONDS));
        } finally {
            isOver.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    /** As a structured task scope ends: the first that fails lets all others be interrupted, and all are waited for. */
    @Test
    void aScopeThatIsShutDownLeavesTheConnectionsToOthers() throws Exception {
        try (var memcached = MemcachedProcess.start("-m", "64");
                MemcacheClient client = client(memcached)) {
            client.set("key", "value");
            long made = RawStats.of(memcached).get("total_connections");
            var interrupted = new LongAdder();
            var wrong = new Violations();
            for (int round = 0; round < 20; round++) {
                shutDownAmidCalls(client, interrupted, wrong);
                assertEquals("value", client.get("key", String.class), "others go on");
            }

            assertEquals(0, wrong.count(), wrong::toString);
            assertTrue(interrupted.sum() > 0);
            // One more for the second connection, if no thread had chosen it before the first count.
            long more = RawStats.of(memcached).get("total_connections") - made - 1;
            assertTrue(more < CONNECTIONS, () -> more + " connections were opened anew");
        }
    }

    private static void shutDownAmidCalls(MemcacheClient client, LongAdder interrupted, Violations wrong)
            throws InterruptedException {
        var underWay = new CountDownLatch(500);
        var subtasks = new ArrayList<Thread>();
        for (int i = 0; i < 500; i++) {
            subtasks.add(VirtualThreads.factory().newThread(() -> {
                try {
                    while (true) {
                        String value = client.get("key", String.class);
                        if (!"value".equals(value)) {
                            wrong.add("crossed: " + value);
                        }
                        underWay.countDown();
                    }
                } catch (MemcacheInterruptedException shutDown) {
                    interrupted.increment();
                } catch (RuntimeException e) {
                    wrong.add("unexpected: " + e);
                    underWay.countDown();
                }
            }));
        }
        subtasks.forEach(Thread::start);
        underWay.await();
        subtasks.forEach(Thread::interrupt);
        for (Thread subtask : subtasks) {
            subtask.join(TimeUnit.SECONDS.toMillis(30));
            assertFalse(subtask.isAlive(), "a subtask does not end when it is interrupted");
        }
    }

    /** Without this the first test would pass where nothing is recorded at all. */
    @Test
    void recordsACarrierThatIsHeldUp() throws IOException, InterruptedException {
        try (var pinned = new PinnedCarriers(LONG)) {
            Thread thread = VirtualThreads.factory().newThread(Pinning::initialize);
            thread.start();
            thread.join();

            assertFalse(pinned.recorded(directory.resolve("pinned.jfr")).isEmpty());
        }
    }

    /** A virtual thread that parks in a static initializer cannot leave its carrier. */
    private static final class Pinning {
        static {
            LockSupport.parkNanos(LONG.multipliedBy(5).toNanos());
        }

        static void initialize() {}
    }
}
