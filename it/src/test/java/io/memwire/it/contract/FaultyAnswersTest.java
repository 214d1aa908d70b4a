package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.Fault;
import io.memwire.testkit.Fault.Kind;
import io.memwire.testkit.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that are changed, lost, doubled or cut on their way, with many callers on one connection: each call ends, and no
 * value ever comes to who did not ask for it.
 */
class FaultyAnswersTest {
    private static final int CALLERS = 8;
    private static final int CALLS = 25;
    private static final Duration TIMEOUT = Duration.ofMillis(150);

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.wrongKey().everyMessage(7),
                Fault.append("VALUE other 0 6\r\nnobody\r\nEND\r\n").everyMessage(6),
                Fault.append("END\r\n").everyMessage(6),
                Fault.repeat().everyMessage(5),
                Fault.drop().everyMessage(9),
                Fault.errorLine("SERVER_ERROR a proxy's own words").everyMessage(4),
                Fault.garbage(20).everyMessage(8),
                Fault.close().everyMessage(10).midValue(),
                Fault.reset().everyMessage(10),
                Fault.fragment().bothWays());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reachNobodyElse(Fault fault) throws Exception {
        try (var memcached = EmbeddedServer.start();
                var proxy = FaultProxy.start(memcached.address());
                MemcacheClient cache = MemcacheClient.builder()
                        .servers(proxy.address())
                        .connectionsPerServer(1)
                        .timeout(TIMEOUT)
                        .deadRetry(Duration.ZERO)
                        .failureMode(FailureMode.THROW)
                        .build()) {
            for (int key = 0; key < CALLERS; key++) {
                cache.set("key" + key, "value of " + key);
            }
            proxy.use(fault);

            var outcomes = new Outcomes();
            callBlocking(cache, outcomes);
            callAsync(cache, outcomes);

            String what = fault + ", " + proxy + ": " + outcomes;
            assertEquals(2 * CALLERS * CALLS, outcomes.values + outcomes.misses + outcomes.failures, what);
            assertTrue(outcomes.values > 0 && proxy.counts().total() > 0, what);
            if (fault.kind() == Kind.FRAGMENT) {
                assertEquals(0, outcomes.misses + outcomes.failures, what);
            }
            proxy.heal();
            cache.disconnectAll(); // what is still on its way for nobody
            cache.forgetDeadHosts();
            assertEquals("value of 3", cache.get("key3", String.class), what);
        }
    }

    private static void callBlocking(MemcacheClient cache, Outcomes outcomes) throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int key = caller;
                callers.add(threads.submit(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        try {
                            outcomes.value(key, cache.get("key" + key, String.class));
                        } catch (MemcacheException e) {
                            outcomes.failure();
                        }
                    }
                }));
            }
            for (Future<?> each : callers) {
                each.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void callAsync(MemcacheClient cache, Outcomes outcomes) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            List<CompletableFuture<@Nullable String>> gets = new ArrayList<>();
            for (int key = 0; key < CALLERS; key++) {
                gets.add(cache.async().get("key" + key, String.class));
            }
            for (int key = 0; key < CALLERS; key++) {
                try {
                    outcomes.value(key, gets.get(key).get(20, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    assertTrue(e.getCause() instanceof MemcacheException, e.toString());
                    outcomes.failure();
                }
            }
        }
    }

    /** What became of the calls. */
    private static final class Outcomes {
        private int values;
        private int misses; // after an END too many
        private int failures;

        synchronized void value(int key, @Nullable String value) {
            if (value == null) {
                misses++;
            } else if (value.equals("value of " + key)) {
                values++;
            } else {
                fail("key" + key + " has the value " + value);
            }
        }

        synchronized void failure() {
            failures++;
        }

        @Override
        public synchronized String toString() {
            return values + " values, " + misses + " misses, " + failures + " failures";
        }
    }
}
