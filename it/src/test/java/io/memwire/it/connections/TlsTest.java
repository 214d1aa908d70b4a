package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import io.memwire.testkit.TestIdentity;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real memcached behind TLS is used like any other. */
class TlsTest {
    private static TestAuthority authority;
    private static MemcachedProcess memcached;
    private static MemcachedProcess mutual;

    @BeforeAll
    static void startServers() {
        InstalledPrograms.assume("memcached");
        authority = TestAuthority.create();
        MemcachedOptions options = MemcachedOptions.onLoopback()
                .withTls(authority.issue("localhost", "127.0.0.1"))
                .withArguments("-I", "2m");
        memcached = MemcachedProcess.start(options);
        mutual = MemcachedProcess.start(options.withClientCertificates(authority.certificate()));
    }

    @AfterAll
    static void stopServers() {
        if (authority != null) {
            mutual.close();
            memcached.close();
            authority.close();
        }
    }

    private static TlsOptions.Builder trusting() {
        return TlsOptions.builder().trust(authority.certificate());
    }

    static Stream<Caller> callers() {
        return Caller.available();
    }

    @ParameterizedTest
    @MethodSource("callers")
    void servesEveryKindOfCaller(Caller caller) throws Exception {
        try (MemcacheClient cache =
                Clients.of(memcached).tls(trusting().build()).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            assertEquals("value", caller.get(cache, "key", String.class));
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void carriesValuesOfManyRecords(Caller caller) throws Exception {
        byte[] value = new byte[1 << 20];
        new Random(7).nextBytes(value);
        try (MemcacheClient cache =
                Clients.of(memcached).tls(trusting().build()).build()) {
            assertTrue(caller.set(cache, "large", value));
            assertArrayEquals(value, caller.get(cache, "large", byte[].class));
        }
    }

    /** The socket is shared, so nobody's interrupt may close it. */
    @ParameterizedTest
    @MethodSource("waitingCallers")
    void isNotClosedByTheInterruptOfACaller(Caller caller) throws Exception {
        MemcachedOptions options = MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1"));
        try (MemcachedProcess paused = MemcachedProcess.start(options);
                MemcacheClient cache = Clients.of(paused)
                        .tls(trusting().build())
                        .connectionsPerServer(1)
                        .build()) {
            assertTrue(cache.set("key", "value"));
            paused.suspend();
            var call = new FutureTask<>(() -> cache.get("key", String.class));
            Thread thread = caller.threads().newThread(call);
            thread.start();
            while (thread.getState() != Thread.State.WAITING
                    && thread.getState() != Thread.State.TIMED_WAITING
                    && !isReading(thread)) { // in a system call, which to Java is runnable
                Thread.onSpinWait();
            }

            thread.interrupt();
            paused.resume();
            try {
                assertEquals("value", call.get(20, TimeUnit.SECONDS)); // a leader looks at its flag when it has read
            } catch (ExecutionException e) {
                assertInstanceOf(MemcacheInterruptedException.class, e.getCause());
            }

            assertEquals("value", cache.get("key", String.class));
            Map<String, String> stats = cache.stats().values().iterator().next();
            assertEquals("2", stats.get("total_connections"), "the client's, and the one that waited for the start");
        }
    }

    private static boolean isReading(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().startsWith("read"));
    }

    static Stream<Caller> waitingCallers() {
        return Caller.available().filter(caller -> caller != Caller.ASYNCHRONOUS);
    }

    @Test
    void givesEachOfManyCallersItsOwnValue() {
        try (MemcacheClient cache =
                Clients.of(memcached).tls(trusting().build()).build()) {
            List<CompletableFuture<Void>> callers = IntStream.range(0, 16)
                    .mapToObj(number -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, 200).forEach(round -> {
                                String key = "own:" + number + ":" + round;
                                cache.set(key, key + "'s value");
                                assertEquals(key + "'s value", cache.get(key, String.class));
                            }),
                            task -> new Thread(task).start()))
                    .toList();
            callers.forEach(CompletableFuture::join);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheVersionThatIsChosen(String version) {
        TlsOptions only = trusting().protocols(version).build();
        try (MemcacheClient cache = Clients.of(memcached).tls(only).build()) {
            assertTrue(cache.set("version", version));
            assertEquals(version, cache.get("version", String.class));
        }
    }

    /** The first connection is still open, so its session could be resumed: memcached would refuse that. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void showsItsCertificateOnEachOfSeveralConnections(String version) throws Exception {
        TestIdentity client = authority.issue();
        TlsOptions identified = trusting()
                .clientCertificate(client.certificate(), client.key())
                .protocols(version)
                .build();
        try (MemcacheClient first = Clients.of(mutual).tls(identified).build();
                MemcacheClient cache = Clients.of(mutual)
                        .tls(identified)
                        .connectionsPerServer(8)
                        .build()) {
            assertTrue(first.set("key", "value"));
            for (int caller = 0; caller < 16; caller++) { // each thread may get another connection
                var set = new FutureTask<>(() -> cache.set("key", "value"));
                new Thread(set).start();
                assertTrue(set.get());
            }
        }
    }

    /** Memcached cannot resume a session that had a client certificate; see TlsMaterial and TlsHandshake. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void showsItsCertificateOnEachConnection(String version) {
        TestIdentity client = authority.issue();
        TlsOptions identified = trusting()
                .clientCertificate(client.certificate(), client.key())
                .protocols(version)
                .build();
        try (MemcacheClient cache = Clients.of(mutual).tls(identified).build()) {
            for (int connection = 0; connection < 30; connection++) {
                assertTrue(cache.set("key", connection));
                cache.disconnectAll();
            }
        }
    }

    @Test
    void verifiesEachServerByTheNameItIsGiven() {
        try (MemcachedProcess named =
                        MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(authority.issue("cache.test")));
                MemcacheClient cache = Clients.of(named.address(), memcached.address())
                        .tls(trusting()
                                .serverName(server -> server.port() == named.port() ? "cache.test" : "localhost")
                                .build())
                        .build()) {
            assertEquals(2, cache.version().size());
        }
    }

    @Test
    void takesAnyNameOfATrustedAuthorityIfToldSo() {
        TlsOptions anyName =
                trusting().serverName("other.test").verifyServerName(false).build();
        try (MemcacheClient cache = Clients.of(memcached).tls(anyName).build()) {
            assertEquals(1, cache.version().size());
        }
    }

    @Test
    void isOneOfSeveralServers() {
        try (MemcacheClient cache = Clients.of(
                        memcached.address(), memcached.address().replace("127.0.0.1", "localhost"))
                .tls(trusting().build())
                .build()) {
            Map<String, Integer> values = Map.of("a", 1, "b", 2, "c", 3, "d", 4);
            assertEquals(Set.of(), cache.setMulti(values));
            assertEquals(values, cache.getMulti(values.keySet(), Integer.class));
        }
    }
}
