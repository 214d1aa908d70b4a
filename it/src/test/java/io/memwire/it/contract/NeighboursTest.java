package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.ServerErrorException;
import io.memwire.api.ServerErrorException.Kind;
import io.memwire.testkit.Answer;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hundreds of calls are under way on one connection, some of them are refused: each of these fails with the server's own
 * text, all others complete, and the connection is kept.
 */
class NeighboursTest {
    private static final int CALLS = 480;
    private static final int THREADS = 24;
    private static final int DEADLINE_SECONDS = 60;
    private static final byte[] TOO_LARGE = new byte[(1 << 20) + 1];

    /** So that those who do not wait have 10 MiB under way at most, of the 16 that a connection takes. */
    private static final int LARGE_EVERY = 48;

    /** Who makes the calls: many threads that wait for each, or one thread that waits for none. */
    enum Callers {
        THREADS,
        ASYNCHRONOUS
    }

    /** One of many calls, as each face of the client makes it. */
    private record NumberedCall(Callable<? extends @Nullable Object> blocking, AsyncCall asynchronous) {}

    private interface AsyncCall {
        CompletableFuture<? extends @Nullable Object> start();
    }

    private static MemcacheClientBuilder builder(String address) {
        return MemcacheClient.builder()
                .servers(address)
                .connectionsPerServer(1)
                .maxValueBytes(4 << 20)
                .timeout(Duration.ofSeconds(DEADLINE_SECONDS))
                .failureMode(FailureMode.THROW);
    }

    /** The outcome of each call: its result, or its exception. */
    private static List<@Nullable Object> outcomes(Callers callers, List<NumberedCall> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            var futures = new ArrayList<Future<? extends @Nullable Object>>();
            for (NumberedCall call : calls) {
                futures.add(
                        callers == Callers.THREADS
                                ? threads.submit(call.blocking())
                                : call.asynchronous().start());
            }
            var outcomes = new ArrayList<@Nullable Object>();
            for (Future<? extends @Nullable Object> future : futures) {
                try {
                    outcomes.add(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private static void assertRefused(Kind kind, String text, @Nullable Object outcome) {
        if (!(outcome instanceof ServerErrorException refused)) {
            throw new AssertionError("not refused: " + outcome);
        }
        assertEquals(kind, refused.kind());
        assertEquals(text, refused.serverText());
    }

    @ParameterizedTest
    @EnumSource
    void completeWhenACounterIsNoneAndAValueIsTooLarge(Callers callers) throws Exception {
        InstalledPrograms.assume("memcached");
        try (var memcached = MemcachedProcess.start();
                var wire = RawSession.open(memcached.address());
                var cache = builder(memcached.address()).build()) {
            cache.set("text", "no number");
            cache.set("number", 0);
            cache.set("value", "value");
            long connections = wire.statistic("total_connections");
            var async = cache.async();
            var calls = new ArrayList<NumberedCall>();
            for (int i = 0; i < CALLS; i++) {
                String key = "key" + i;
                calls.add(
                        switch (i % 6) {
                            case 0 -> new NumberedCall(() -> cache.incr("text"), () -> async.incr("text"));
                            case 1 -> new NumberedCall(() -> cache.incr("number"), () -> async.incr("number"));
                            case 2 ->
                                new NumberedCall(
                                        () -> cache.get("value", String.class), () -> async.get("value", String.class));
                            case 3 -> new NumberedCall(() -> cache.set(key, key), () -> async.set(key, key));
                            case 4 ->
                                i % LARGE_EVERY == 4
                                        ? new NumberedCall(
                                                () -> cache.set("large", TOO_LARGE),
                                                () -> async.set("large", TOO_LARGE))
                                        : new NumberedCall(() -> cache.delete(key), () -> async.delete(key));
                            default ->
                                new NumberedCall(
                                        () -> cache.getMulti(List.of("value", key), String.class),
                                        () -> async.getMulti(List.of("value", key), String.class));
                        });
            }

            List<@Nullable Object> outcomes = outcomes(callers, calls);

            for (int i = 0; i < CALLS; i++) {
                Object outcome = outcomes.get(i);
                switch (i % 6) {
                    case 0 ->
                        assertRefused(Kind.CLIENT_ERROR, "cannot increment or decrement non-numeric value", outcome);
                    case 2 -> assertEquals("value", outcome);
                    case 3 -> assertEquals(true, outcome);
                    case 4 -> {
                        if (i % LARGE_EVERY == 4) {
                            assertRefused(Kind.SERVER_ERROR, "object too large for cache", outcome);
                        } else {
                            assertEquals(false, outcome);
                        }
                    }
                    case 5 -> assertEquals(Map.of("value", "value"), outcome);
                    default -> assertInstanceOf(OptionalLong.class, outcome);
                }
            }
            assertEquals(CALLS / 6, cache.get("number", Integer.class));
            assertEquals(connections, wire.statistic("total_connections"), "connections: it was kept");
        }
    }

    @ParameterizedTest
    @EnumSource
    void completeWhenTheServerHasNoMemoryLeft(Callers callers) throws Exception {
        InstalledPrograms.assume("memcached");
        try (var memcached = MemcachedProcess.start("-M", "-m", "4"); // -M: nothing is evicted
                var wire = RawSession.open(memcached.address());
                var cache = builder(memcached.address()).build()) {
            cache.set("value", "value");
            long connections = wire.statistic("total_connections");
            var async = cache.async();
            var value = new byte[100_000];
            var calls = new ArrayList<NumberedCall>();
            for (int i = 0; i < 240; i++) {
                String key = "key" + i;
                calls.add(
                        i % 2 == 0
                                ? new NumberedCall(() -> cache.set(key, value), () -> async.set(key, value))
                                : new NumberedCall(
                                        () -> cache.get("value", String.class),
                                        () -> async.get("value", String.class)));
            }

            List<@Nullable Object> outcomes = outcomes(callers, calls);

            int refused = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                Object outcome = outcomes.get(i);
                if (i % 2 == 1) {
                    assertEquals("value", outcome);
                } else if (!Boolean.TRUE.equals(outcome)) {
                    assertRefused(Kind.SERVER_ERROR, "out of memory storing object", outcome);
                    refused++;
                }
            }
            assertTrue(refused > 0 && refused < 120, "refused: " + refused);
            assertEquals(connections, wire.statistic("total_connections"), "connections: it was kept");
        }
    }

    /** Gets that wait at the same time share a line, and so its error: each is asked again alone. */
    @ParameterizedTest
    @EnumSource
    void completeWhenAProxyHasAnErrorForOneKeyOfALine(Callers callers) throws Exception {
        try (var proxy = ScriptedServer.answering(request -> Answer.of(
                        request.line().contains("bad")
                                ? "SERVER_ERROR backend cache7 is down\r\n"
                                : hits(request.line())));
                var cache = builder(proxy.address()).build()) {
            var async = cache.async();
            var calls = new ArrayList<NumberedCall>();
            for (int i = 0; i < CALLS; i++) {
                String key = (i % 40 == 0 ? "bad" : "good") + i;
                calls.add(new NumberedCall(() -> cache.get(key, String.class), () -> async.get(key, String.class)));
            }

            List<@Nullable Object> outcomes = outcomes(callers, calls);

            for (int i = 0; i < CALLS; i++) {
                if (i % 40 == 0) {
                    assertRefused(Kind.SERVER_ERROR, "backend cache7 is down", outcomes.get(i));
                } else {
                    assertEquals("x", outcomes.get(i));
                }
            }
            assertTrue(
                    proxy.requests().stream()
                            .map(request -> request.line())
                            .anyMatch(line -> line.contains("bad") && line.contains("good")),
                    "no line was shared");
            assertEquals(1, proxy.accepted(), "connections");
        }
    }

    private static String hits(String line) {
        var answer = new StringBuilder();
        String[] words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            answer.append("VALUE ").append(words[i]).append(" 16 1\r\nx\r\n");
        }
        return answer + "END\r\n";
    }

    /** memcached reads on after the line that it refuses: here the data would empty it. */
    @Test
    void areToldWhenTheirStreamIsInDoubtAndOnlyThatIsClosed() throws Exception {
        InstalledPrograms.assume("memcached");
        String tooLong = "k".repeat(251); // for memcached, whose answer is CLIENT_ERROR
        try (var memcached = MemcachedProcess.start();
                var wire = RawSession.open(memcached.address());
                var cache = builder(memcached.address()).maxKeyBytes(300).build();
                var other = builder(memcached.address()).build()) {
            cache.set("value", "value");
            assertEquals("value", other.get("value", String.class));
            long connections = wire.statistic("total_connections");
            var async = cache.async();
            var before = new ArrayList<CompletableFuture<@Nullable String>>();
            var after = new ArrayList<CompletableFuture<@Nullable String>>();
            for (int i = 0; i < 100; i++) {
                before.add(async.get("value", String.class));
            }
            CompletableFuture<Boolean> doubtful = async.set(tooLong, "version");
            for (int i = 0; i < 100; i++) {
                after.add(async.get("value", String.class));
            }

            for (CompletableFuture<@Nullable String> each : before) {
                assertEquals("value", each.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            }
            var refused = (ServerErrorException) requireNonNull(failureOf(doubtful));
            assertEquals(Kind.CLIENT_ERROR, refused.kind());
            assertEquals("bad command line format", refused.serverText());
            for (CompletableFuture<@Nullable String> each : after) { // a get that was lost is asked once more
                assertEquals("value", each.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            }
            assertEquals("value", other.get("value", String.class));
            assertEquals(connections + 1, wire.statistic("total_connections"), "connections: one was opened anew");
        }
    }

    @Test
    void areNotHarmedByARefusedKeyInAGet() throws Exception {
        InstalledPrograms.assume("memcached");
        String tooLong = "k".repeat(251);
        try (var memcached = MemcachedProcess.start();
                var wire = RawSession.open(memcached.address());
                var cache = builder(memcached.address()).maxKeyBytes(300).build()) {
            cache.set("value", "value");
            long connections = wire.statistic("total_connections");
            var async = cache.async();
            var values = new ArrayList<CompletableFuture<@Nullable String>>();
            var refused = new ArrayList<CompletableFuture<@Nullable String>>();
            for (int i = 0; i < CALLS; i++) {
                (i % 8 == 3 ? refused : values).add(async.get(i % 8 == 3 ? tooLong : "value", String.class));
            }

            for (CompletableFuture<@Nullable String> each : values) {
                assertEquals("value", each.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            }
            for (CompletableFuture<@Nullable String> each : refused) {
                assertRefused(Kind.CLIENT_ERROR, "bad command line format", failureOf(each));
            }
            assertEquals(connections, wire.statistic("total_connections"), "connections: it was kept");
        }
    }

    private static @Nullable Throwable failureOf(CompletableFuture<?> future) throws Exception {
        try {
            assertNull(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
