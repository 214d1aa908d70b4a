package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.AuthenticationException;
import io.memwire.api.Credentials;
import io.memwire.api.FailureMode;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real memcached that asks for user and password. */
class AuthenticationTest {
    private static final char[] SECRET = "s3cr:t-ü".toCharArray();
    private static final char[] WRONG = "guessed".toCharArray();

    private static MemcachedProcess memcached;

    @BeforeAll
    static void startServer() {
        InstalledPrograms.assume("memcached");
        memcached = MemcachedProcess.start(MemcachedOptions.onLoopback().withUser("ann", new String(SECRET)));
    }

    @AfterAll
    static void stopServer() {
        if (memcached != null) {
            memcached.close();
        }
    }

    static Stream<Caller> callers() {
        return Caller.available();
    }

    private static int connectionsSoFar() {
        try (MemcacheClient observer =
                Clients.of(memcached).credentials("ann", SECRET).build()) {
            Map<String, String> stats = observer.stats().values().iterator().next();
            return Integer.parseInt(Objects.requireNonNull(stats.get("total_connections")));
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void servesWhoNamesUserAndPassword(Caller caller) throws Exception {
        try (MemcacheClient cache =
                Clients.of(memcached).credentials("ann", SECRET).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            assertEquals("value", caller.get(cache, "key", String.class));
            cache.disconnectAll();
            assertEquals("value", caller.get(cache, "key", String.class), "on a new connection");
        }
    }

    @Test
    void leavesNoPasswordInTheCache() {
        try (MemcachedProcess open = MemcachedProcess.start()) {
            for (MemcachedProcess server : new MemcachedProcess[] {memcached, open}) {
                try (MemcacheClient cache =
                        Clients.of(server).credentials("ann", SECRET).build()) {
                    assertNull(cache.get("memwire_credentials", byte[].class));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aWrongPasswordIsAnExceptionOfItsOwn(Caller caller) {
        try (MemcacheClient cache =
                Clients.of(memcached).credentials("ann", WRONG).build()) {
            var thrown = assertThrows(AuthenticationException.class, () -> caller.get(cache, "key", String.class));

            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains(memcached.address()), message);
            assertTrue(message.contains("refuses user \"ann\""), message);
            assertThrows(AuthenticationException.class, () -> caller.set(cache, "key", "value"));
        }
    }

    @Test
    void aWrongPasswordIsAMissUnlessFailuresAreThrown() {
        try (MemcacheClient cache = Clients.of(memcached)
                .credentials("ann", WRONG)
                .failureMode(FailureMode.DEGRADE)
                .build()) {
            assertNull(cache.get("key", String.class));
            assertFalse(cache.set("key", "value"));

            assertEquals(
                    Map.of("AuthenticationException", 2L), cache.statistics().failures());
        }
    }

    @Test
    void aWrongPasswordIsNotTriedAgainAndAgain() {
        try (MemcacheClient cache = Clients.of(memcached)
                .credentials("ann", WRONG)
                .deadRetry(Duration.ofMinutes(1))
                .build()) {
            int before = connectionsSoFar();
            assertThrows(AuthenticationException.class, () -> cache.get("key", String.class));
            for (int call = 0; call < 50; call++) {
                assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));
            }

            assertEquals(before + 2, connectionsSoFar(), "this client's, and the second observer's");
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void noCredentialsWhereSomeAreWanted(Caller caller) {
        try (MemcacheClient cache = Clients.of(memcached).build()) {
            for (int call = 0; call < 2; call++) {
                var thrown = assertThrows(AuthenticationException.class, () -> caller.get(cache, "key", String.class));
                assertTrue(String.valueOf(thrown.getMessage()).contains("set credentials"), thrown.getMessage());
                assertThrows(AuthenticationException.class, () -> caller.set(cache, "key", "value"));
            }
        }
    }

    @Test
    void noCredentialsAreAMissToo() {
        try (MemcacheClient cache =
                Clients.of(memcached).failureMode(FailureMode.DEGRADE).build()) {
            assertNull(cache.get("key", String.class));
            assertFalse(cache.set("key", "value"));
        }
    }

    @Test
    void asksForCredentialsAtEachConnection() {
        var current = new AtomicReference<>(Credentials.of("ann", WRONG));
        try (MemcacheClient cache =
                Clients.of(memcached).credentials(server -> current.get()).build()) {
            assertThrows(AuthenticationException.class, () -> cache.set("key", "value"));

            current.set(Credentials.of("ann", SECRET));

            assertTrue(cache.set("key", "value"));
        }
    }

    @Test
    void sendsEachServerItsOwn() {
        try (MemcachedProcess open = MemcachedProcess.start();
                MemcacheClient cache = Clients.of(memcached.address(), open.address())
                        .credentials(server -> server.port() == open.port() ? null : Credentials.of("ann", SECRET))
                        .build()) {
            assertEquals(2, cache.version().size());
        }
    }

    @Test
    void aSourceThatFailsFailsTheConnect() {
        try (MemcacheClient cache = Clients.of(memcached)
                .credentials(server -> {
                    throw new IllegalStateException("the vault is sealed");
                })
                .build()) {
            var thrown = assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

            assertTrue(String.valueOf(thrown.getMessage()).contains("the vault is sealed"), thrown.getMessage());
        }
    }

    @Test
    void worksBehindTls() {
        try (TestAuthority authority = TestAuthority.create();
                MemcachedProcess encrypted = MemcachedProcess.start(MemcachedOptions.onLoopback()
                        .withTls(authority.issue("127.0.0.1"))
                        .withUser("ann", new String(SECRET)))) {
            TlsOptions tls = TlsOptions.builder().trust(authority.certificate()).build();
            try (MemcacheClient cache = Clients.of(encrypted)
                            .tls(tls)
                            .credentials("ann", SECRET)
                            .build();
                    MemcacheClient without = Clients.of(encrypted).tls(tls).build()) {
                assertTrue(cache.set("key", "value"));
                assertEquals("value", cache.get("key", String.class));
                assertThrows(AuthenticationException.class, () -> without.get("key", String.class));
            }
        }
    }

    @Test
    void worksOnAUnixSocket(@TempDir Path folder) {
        MemcachedOptions options =
                MemcachedOptions.onUnixSocket(folder.resolve("s")).withUser("ann", new String(SECRET));
        try (MemcachedProcess local = MemcachedProcess.start(options);
                MemcacheClient cache =
                        Clients.of(local).credentials("ann", SECRET).build();
                MemcacheClient guessing =
                        Clients.of(local).credentials("ann", WRONG).build()) {
            assertTrue(cache.set("key", "value"));
            assertThrows(AuthenticationException.class, () -> guessing.get("key", String.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nflush_all", "a\tb", "a\0b", "a\u007f", "\ud800"})
    void aPasswordCarriesNoProtocol(String password) {
        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().credentials("ann", password.toCharArray()));

        assertTrue(String.valueOf(thrown.getMessage()).startsWith("the password of user \"ann\""), thrown.getMessage());
        assertFalse(password.length() > 1 && String.valueOf(thrown.getMessage()).contains(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nflush_all", "a:b", "a\nb", "a\0b"})
    void aUserNameCarriesNoProtocol(String user) {
        assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().credentials(user, "secret".toCharArray()));
    }
}
