package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that goes silent, in the handshake or later, stops nobody for longer than the time-outs. */
@Timeout(30)
class TlsStallTest {
    private static final byte[] BEGINNING_OF_A_RECORD = {0x16, 3, 3, 0x40, 0};

    private static ServerSocket listener() throws Exception {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static MemcacheClient client(ServerSocket listener, Duration connectTimeout) {
        return Clients.of("127.0.0.1:" + listener.getLocalPort())
                .tls()
                .connectTimeout(connectTimeout)
                .deadRetry(Duration.ofMinutes(1)) // one attempt
                .build();
    }

    @Test
    void aHandshakeThatIsNotAnsweredEndsAtTheConnectTimeout() throws Exception {
        try (ServerSocket silent = listener();
                MemcacheClient cache = client(silent, Duration.ofMillis(200))) {
            var thrown = assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

            assertTrue(
                    String.valueOf(thrown.getMessage()).contains("no end of the TLS handshake"), thrown.getMessage());
            assertTrue(String.valueOf(thrown.getMessage()).contains("within 200 ms"), thrown.getMessage());
        }
    }

    /** No read of it takes long, so a time-out for each would not end it. */
    @Test
    void aHandshakeThatDripsEndsAtTheConnectTimeout() throws Exception {
        try (ServerSocket dripping = listener();
                MemcacheClient cache = client(dripping, Duration.ofMillis(300))) {
            CompletableFuture<Void> drip = CompletableFuture.runAsync(
                    () -> {
                        try (Socket socket = dripping.accept()) {
                            socket.getOutputStream().write(BEGINNING_OF_A_RECORD);
                            while (true) {
                                socket.getOutputStream().write(0);
                                LockSupport.parkNanos(20_000_000);
                            }
                        } catch (java.io.IOException closedByTheClient) {
                            // what the test is about
                        }
                    },
                    task -> new Thread(task).start());

            assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

            drip.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTheClientEndsAHandshakeThatIsUnderWay() throws Exception {
        try (ServerSocket silent = listener()) {
            MemcacheClient cache = client(silent, Duration.ofSeconds(60));
            CompletableFuture<@Nullable String> call = cache.async().get("key", String.class);
            try (Socket socket = silent.accept()) {
                assertTrue(socket.getInputStream().read() >= 0, "the handshake has begun");

                cache.close();

                socket.getInputStream().readAllBytes(); // to the end that the client makes
            }
            var thrown = assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
            assertInstanceOf(MemcacheException.class, thrown.getCause());
        }
    }

    /**
     * A write that is blocked in a TLS socket holds what closing that socket would wait for. The housekeeper closes
     * the connection, and must not wait itself: two such servers one after another, and a third that goes on.
     */
    @Test
    void aBlockedWriteIsEndedAndHoldsUpNobody() throws Exception {
        InstalledPrograms.assume("memcached");
        try (TestAuthority authority = TestAuthority.create()) {
            MemcachedOptions options = MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1"));
            TlsOptions tls = TlsOptions.builder().trust(authority.certificate()).build();
            try (MemcachedProcess stalled = MemcachedProcess.start(options);
                    MemcachedProcess other = MemcachedProcess.start(options);
                    MemcacheClient cache = Clients.of(stalled)
                            .tls(tls)
                            .timeout(Duration.ofSeconds(1))
                            .maxQueuedBytes(64 << 20)
                            .build();
                    MemcacheClient healthy = Clients.of(other).tls(tls).build()) {
                byte[] value = new byte[900_000];
                assertTrue(cache.set("key", value));
                stalled.suspend();

                List<CompletableFuture<Boolean>> writes = IntStream.range(0, 24)
                        .mapToObj(i -> cache.async().set("key" + i, value))
                        .toList();
                for (CompletableFuture<Boolean> write : writes) {
                    var thrown = assertThrows(ExecutionException.class, () -> write.get(10, TimeUnit.SECONDS));
                    assertInstanceOf(MemcacheException.class, thrown.getCause());
                }
                assertTrue(writes.stream().anyMatch(TlsStallTest::timedOut), "the housekeeper closed the connection");
                assertTrue(healthy.set("key", "value"));

                stalled.resume();
                assertTrue(cache.set("key", "again"));
                assertEquals("again", cache.get("key", String.class));
            }
        }
    }

    private static boolean timedOut(CompletableFuture<Boolean> write) {
        return write.handle((stored, failure) -> failure instanceof RequestTimeoutException)
                .join();
    }
}
