package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheInterruptedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A multi command has several calls under way at once, and other callers share its connections. */
class MultiExchangeTest {
    private static MemcacheClient client(ServerByHand... servers) {
        return MemcacheClient.builder()
                .servers(Arrays.stream(servers).map(ServerByHand::address).toArray(String[]::new))
                .connectionsPerServer(1)
                .timeout(Duration.ofMinutes(1))
                .failureMode(FailureMode.THROW)
                .build();
    }

    /** A caller on a platform thread. */
    private static final class Calling<T> {
        final FutureTask<T> result;
        final Thread thread;

        Calling(Callable<T> call) {
            result = new FutureTask<>(call);
            thread = new Thread(result, "caller");
            thread.start();
        }

        T get() throws Exception {
            return result.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void anInterruptLeavesNoCallBehindThatOthersCountOn() throws Exception {
        try (var server = new ServerByHand();
                MemcacheClient cache = client(server)) {
            var leader = new Calling<>(() -> cache.get("a", String.class));
            server.line();
            List<String> keys = IntStream.range(0, 300).mapToObj(i -> "k" + i).toList();
            var multi = new Calling<>(() -> cache.getMulti(keys, String.class));
            server.line();
            server.line(); // two calls
            multi.thread.interrupt();
            assertInstanceOf(
                    MemcacheInterruptedException.class,
                    assertThrows(ExecutionException.class, multi::get).getCause());
            var other = new Calling<>(() -> cache.get("b", String.class));
            assertEquals("get b", server.line());
            while (!(LockSupport.getBlocker(other.thread) instanceof Connection)) { // until the test's time-out
                Thread.onSpinWait();
            }
            server.send("END\r\n");
            assertNull(leader.get());

            server.send("END\r\nEND\r\nVALUE b 16 1\r\nB\r\nEND\r\n");
            assertEquals("B", other.get());
        }
    }

    @Test
    void isNotCountedOnToReadWhereItDoesNotWaitYet() throws Exception {
        try (var first = new ServerByHand();
                var last = new ServerByHand();
                MemcacheClient cache = client(first, last)) {
            var early = new Calling<>(() -> cache.get(Key.of(1, "early"), String.class));
            last.line();
            last.send("END\r\n");
            assertNull(early.get()); // from here on the multi finds both connected
            var leader = new Calling<>(() -> cache.get(Key.of(0, "a"), String.class));
            first.line();
            var multi = new Calling<>(() -> cache.getMulti(List.of(Key.of(0, "b"), Key.of(1, "c")), String.class));
            assertEquals("get b", first.line());
            assertEquals("get c", last.line()); // it waits for this one first
            CompletableFuture<@Nullable String> other = cache.async().get(Key.of(0, "d"), String.class);
            assertEquals("get d", first.line());
            first.send("END\r\n");
            assertNull(leader.get());

            first.send("END\r\nVALUE d 16 1\r\nD\r\nEND\r\n");
            assertEquals("D", other.get(1, TimeUnit.MINUTES));

            last.send("END\r\n");
            assertEquals(Map.of(), multi.get());
        }
    }
}
