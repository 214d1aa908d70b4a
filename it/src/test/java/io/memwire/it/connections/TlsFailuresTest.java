package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ConnectionLostException;
import io.memwire.api.FailureMode;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import io.memwire.testkit.TestIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when TLS fails: why, and what to set. */
class TlsFailuresTest {
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static MemcachedProcess memcached;

    @BeforeAll
    static void startServer() {
        InstalledPrograms.assume("memcached");
        authority = TestAuthority.create();
        stranger = TestAuthority.create();
        memcached = MemcachedProcess.start(server("127.0.0.1"));
    }

    @AfterAll
    static void stopServer() {
        if (authority != null) {
            memcached.close();
            stranger.close();
            authority.close();
        }
    }

    private static MemcachedOptions server(String... names) {
        return MemcachedOptions.onLoopback().withTls(authority.issue(names));
    }

    private static TlsOptions.Builder trusting() {
        return TlsOptions.builder().trust(authority.certificate());
    }

    static Stream<Caller> callers() {
        return Caller.available();
    }

    private static NodeUnavailableException refused(MemcachedProcess server, TlsOptions.Builder tls, Caller caller) {
        try (MemcacheClient cache = Clients.of(server).tls(tls.build()).build()) {
            return assertThrows(NodeUnavailableException.class, () -> caller.set(cache, "key", "value"));
        }
    }

    private static void assertSays(MemcacheException thrown, String... words) {
        String message = String.valueOf(thrown.getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aCertificateForAnotherName(Caller caller) {
        NodeUnavailableException thrown = refused(memcached, trusting().serverName("cache.test"), caller);

        assertSays(thrown, memcached.address(), "not for \"cache.test\"", "serverName");
        assertTrue(thrown.getCause() instanceof SSLHandshakeException, "the JDK's own exception: " + thrown.getCause());
    }

    @ParameterizedTest
    @MethodSource("callers")
    void anAuthorityThatIsNotTrusted(Caller caller) {
        assertSays(refused(memcached, TlsOptions.builder().trust(stranger.certificate()), caller), "TlsOptions.trust");
    }

    @Test
    void theTrustOfTheJvmIsNotTheTestsAuthority() {
        assertSays(refused(memcached, TlsOptions.builder(), Caller.BLOCKING), "signed by nobody who is trusted");
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aCertificateThatHasExpired(Caller caller) {
        try (MemcachedProcess old =
                MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(authority.issueExpired("127.0.0.1")))) {
            assertSays(refused(old, trusting(), caller), "not valid today", "NotAfter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void noCertificateWhereOneIsWanted(String version) {
        try (MemcachedProcess mutual =
                MemcachedProcess.start(server("127.0.0.1").withClientCertificates(authority.certificate()))) {
            TestIdentity foreign = stranger.issue();

            assertSays(refused(mutual, trusting().protocols(version), Caller.BLOCKING), "clientCertificate");
            assertSays(
                    refused(
                            mutual,
                            trusting().protocols(version).clientCertificate(foreign.certificate(), foreign.key()),
                            Caller.BLOCKING),
                    "clientCertificate");
        }
    }

    @Test
    void noVersionInCommon() {
        try (MemcachedProcess modern =
                MemcachedProcess.start(server("127.0.0.1").withArguments("-o", "ssl_min_version=3"))) {
            assertSays(
                    refused(modern, trusting().protocols("TLSv1.2"), Caller.BLOCKING),
                    "no version of TLS in common",
                    "protocols");
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void plainTextToATlsPort(Caller caller) {
        try (MemcacheClient cache = Clients.of(memcached).build()) {
            ConnectionLostException thrown =
                    assertThrows(ConnectionLostException.class, () -> caller.set(cache, "key", "value"));

            assertSays(thrown, "before any answer: does the server expect TLS?");
        }
    }

    @Test
    void tlsToAPlainPort() {
        try (MemcachedProcess plain = MemcachedProcess.start();
                MemcacheClient cache = Clients.of(plain)
                        .tls(trusting().build())
                        .connectTimeout(Duration.ofMillis(500)) // memcached may wait for the end of the line
                        .build()) {
            NodeUnavailableException thrown =
                    assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

            assertTrue(
                    String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains("speak tls"),
                    thrown.getMessage());
        }
    }

    @Test
    void isAMissUnlessFailuresAreThrown() {
        try (MemcacheClient cache = Clients.of(memcached)
                .failureMode(FailureMode.DEGRADE)
                .deadRetry(Duration.ofMinutes(1))
                .tls()
                .build()) {
            assertNull(cache.get("key", String.class));
            assertNull(cache.get("key", String.class));

            assertEquals(
                    Map.of("NodeUnavailableException", 2L), cache.statistics().failures());
        }
    }

    @Test
    void aFileThatIsNotThereIsFoundWhenTheClientIsMade(@TempDir Path folder) {
        Path missing = folder.resolve("ca.pem");
        TlsOptions options = TlsOptions.builder().trust(missing).build();

        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().tls(options).build());

        assertSays(thrown, missing.toString());
    }

    @Test
    void aFileWithoutACertificateIsNoted(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "nothing");
        TlsOptions options = TlsOptions.builder().trust(empty).build();

        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().tls(options).build());

        assertSays(thrown, empty.toString(), "BEGIN CERTIFICATE");
    }

    @Test
    void aKeyOfAnotherCertificateIsNoted() {
        TlsOptions options = trusting()
                .clientCertificate(
                        authority.issue().certificate(), authority.issue().key())
                .build();

        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().tls(options).build());

        assertSays(thrown, "does not belong to the client certificate");
    }

    @Test
    void aKeyInAnotherFormIsToldHowToConvert(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(
                folder.resolve("key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        TlsOptions options = trusting()
                .clientCertificate(authority.issue().certificate(), key)
                .build();

        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().tls(options).build());

        assertSays(thrown, "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aProtocolThatIsNoneIsNoted() {
        TlsOptions options = trusting().protocols("TLSv9").build();

        var thrown = assertThrows(
                InvalidRequestException.class,
                () -> MemcacheClient.builder().tls(options).build());

        assertSays(thrown, "TLSv9", "TLSv1.3");
    }
}
