package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.StoreOptions;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The traps of sharing a blocking socket, by the numbers that {@code docs/concurrency.md} gives them: those that only a
 * real socket shows. The page names the tests of the others.
 */
class TrapsTest {
    private static MemcacheClientBuilder builder(String... addresses) {
        return MemcacheClient.builder()
                .servers(addresses)
                .connectionsPerServer(1)
                .timeout(Duration.ofMinutes(1))
                .failureMode(FailureMode.THROW);
    }

    private static <T> FutureTask<T> start(ThreadFactory factory, Callable<T> call) {
        var task = new FutureTask<>(call);
        factory.newThread(task).start();
        return task;
    }

    @Nested
    @DisplayName("trap 1: an interrupt closes a socket that somebody blocks on")
    class Trap1 {
        @ParameterizedTest(name = "virtual: {0}")
        @ValueSource(booleans = {false, true})
        void anInterruptedCallerLeavesTheConnectionToTheOthers(boolean virtual) throws Exception {
            ThreadFactory factory = virtual ? VirtualThreads.availableFactory() : Thread::new;
            try (var server = new ServerByHand();
                    var cache = builder(server.address()).build()) {
                var leader = start(Thread::new, () -> cache.get("a", String.class));
                server.line();
                var thrown = new CompletableFuture<Throwable>();
                Thread interrupted = factory.newThread(() -> {
                    try {
                        cache.get("b", String.class);
                    } catch (MemcacheInterruptedException e) {
                        thrown.complete(e);
                    }
                });
                interrupted.start();
                server.line();
                interrupted.interrupt();
                assertNotNull(thrown.get(1, TimeUnit.MINUTES));

                server.send("VALUE a 16 1\r\nA\r\nEND\r\nEND\r\n");
                assertEquals("A", leader.get(1, TimeUnit.MINUTES));
                var next = start(Thread::new, () -> cache.get("c", String.class));
                server.line();
                server.send("VALUE c 16 1\r\nC\r\nEND\r\n");
                assertEquals("C", next.get(1, TimeUnit.MINUTES));
                assertEquals(1, server.accepted(), "connections");
            }
        }

        @ParameterizedTest(name = "virtual: {0}")
        @ValueSource(booleans = {false, true})
        void aUnixSocketSurvivesInterruptsAtAnyMoment(boolean virtual, @TempDir Path folder) throws Exception {
            ThreadFactory factory = virtual ? VirtualThreads.availableFactory() : Thread::new;
            try (var server = EmbeddedServer.builder()
                            .unixSocket(folder.resolve("s"))
                            .start();
                    var cache = builder(server.address()).build()) {
                cache.set("key", "value");
                var callers = new ArrayList<Thread>();
                var ended = new CountDownLatch(4);
                for (int i = 0; i < 4; i++) {
                    Thread caller = factory.newThread(() -> {
                        for (int n = 0; n < 500; n++) {
                            try {
                                cache.get("key", String.class);
                            } catch (MemcacheInterruptedException e) {
                                boolean unused = Thread.interrupted();
                            }
                        }
                        ended.countDown();
                    });
                    callers.add(caller);
                    caller.start();
                }
                while (!ended.await(100, TimeUnit.MICROSECONDS)) {
                    callers.forEach(Thread::interrupt);
                }

                assertEquals("value", cache.get("key", String.class));
                assertEquals(1, connectionsSoFar(cache), "connections: an interrupt closed one");
            }
        }

        private static long connectionsSoFar(MemcacheClient cache) {
            return cache.stats().values().stream()
                    .mapToLong(stats -> Long.parseLong(String.valueOf(stats.get("total_connections"))))
                    .sum();
        }
    }

    @Nested
    @DisplayName("trap 3: a blocked write has no time-out")
    class Trap3 {
        @Test
        void aWriteToAServerThatDoesNotReadEndsInTime() throws Exception {
            try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                    var cache = builder("127.0.0.1:" + listener.getLocalPort())
                            .timeout(Duration.ofSeconds(2)) // connecting included
                            .maxValueBytes(64 << 20)
                            .maxQueuedBytes(128 << 20)
                            .build()) {
                var store = start(Thread::new, () -> {
                    try {
                        return cache.set("key", new byte[32 << 20]);
                    } catch (RequestTimeoutException e) {
                        return e;
                    }
                });

                assertInstanceOf(RequestTimeoutException.class, store.get(30, TimeUnit.SECONDS));
            }
        }
    }

    @Nested
    @DisplayName("trap 4: memcached stops reading while its answers are not read")
    class Trap4 {
        @Test
        void largeRequestsAndLargeAnswersAtOnceDoNotBlockEachOther() throws Exception {
            InstalledPrograms.assume("memcached");
            byte[] large = new byte[500_000];
            Arrays.fill(large, (byte) 7);
            try (var memcached = MemcachedProcess.start();
                    var cache = builder(memcached.address())
                            .maxQueuedBytes(256 << 20)
                            .build()) {
                cache.set("key", large);
                var async = cache.async();
                var values = new ArrayList<CompletableFuture<byte @Nullable []>>();
                var stores = new ArrayList<CompletableFuture<Boolean>>();
                for (int i = 0; i < 60; i++) { // 30 MB each way, far more than the sockets hold
                    values.add(async.get("key", byte[].class));
                    stores.add(async.set("key", large));
                }

                for (int i = 0; i < values.size(); i++) {
                    assertArrayEquals(large, values.get(i).get(1, TimeUnit.MINUTES));
                    assertEquals(true, stores.get(i).get(1, TimeUnit.MINUTES));
                }
            }
        }
    }

    @Nested
    @DisplayName("trap 7: streams over one channel make a write wait for a read")
    class Trap7 {
        @Test
        void aUnixSocketIsWrittenToWhileSomebodyIsBlockedInARead(@TempDir Path folder) throws Exception {
            var address = UnixDomainSocketAddress.of(folder.resolve("s"));
            try (var housekeeper = new Housekeeper(1);
                    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                listener.bind(address);
                Transport transport =
                        UnixTransport.connect(address.getPath().toString(), new Setup(housekeeper, 60_000));
                try (SocketChannel server = listener.accept()) {
                    var reading = new CompletableFuture<Thread>();
                    var read = start(Thread::new, () -> {
                        reading.complete(Thread.currentThread());
                        return transport.read(new byte[10], 0, 10);
                    });
                    Thread reader = reading.get(1, TimeUnit.MINUTES);
                    while (Arrays.stream(reader.getStackTrace())
                            .noneMatch(frame -> frame.getClassName().endsWith("SocketDispatcher")
                                    || frame.getMethodName().equals("park"))) {
                        Thread.onSpinWait(); // until it is blocked, at the latest until the test's time-out
                    }

                    transport.write(new byte[] {1, 2, 3}, 0, 3);

                    assertEquals(3, server.read(ByteBuffer.allocate(10)));
                    server.write(ByteBuffer.allocate(2));
                    assertEquals(2, read.get(1, TimeUnit.MINUTES));
                } finally {
                    transport.close();
                }
            }
        }
    }

    @Nested
    @DisplayName("trap 10: many pay for one slow connect")
    class Trap10 {
        @Test
        void manyCallersShareOneConnect() throws Exception {
            try (var server = EmbeddedServer.start();
                    var cache = builder(server.address()).build()) {
                var together = new CountDownLatch(1);
                var calls = new ArrayList<FutureTask<@Nullable String>>();
                for (int i = 0; i < 32; i++) {
                    calls.add(start(Thread::new, () -> {
                        together.await();
                        return cache.get("key", String.class);
                    }));
                }
                together.countDown();
                for (FutureTask<@Nullable String> call : calls) {
                    call.get(1, TimeUnit.MINUTES);
                }

                assertEquals(1, Trap1.connectionsSoFar(cache), "connections");
            }
        }

        @Test
        void aConnectThatTakesForeverHoldsUpNoOtherServer() throws Exception {
            try (var full = new FullServer();
                    var server = EmbeddedServer.start();
                    var cache = builder(full.address(), server.address())
                            .connectTimeout(Duration.ofMinutes(1))
                            .build()) {
                Thread stuck = new Thread(() -> {
                    try {
                        cache.get(Key.of(0, "a"), String.class);
                    } catch (MemcacheInterruptedException e) {
                        // the end of the test
                    }
                });
                stuck.start();
                while (stuck.getState() != Thread.State.TIMED_WAITING) { // until the test's time-out
                    Thread.onSpinWait();
                }

                cache.set(Key.of(1, "b"), "B", StoreOptions.defaults());
                assertEquals("B", cache.get(Key.of(1, "b"), String.class));
                assertTrue(stuck.isAlive(), "the connect has ended");
                stuck.interrupt();
                stuck.join();
            }
        }
    }

    /** A server that nobody gets through to: its queue of connections is full, and it accepts none. */
    private static final class FullServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<SocketChannel> queued = new ArrayList<>();

        FullServer() throws IOException {
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(listener.getLocalSocketAddress());
                queued.add(channel);
            }
        }

        String address() {
            return "127.0.0.1:" + listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : queued) {
                channel.close();
            }
            listener.close();
        }
    }
}
