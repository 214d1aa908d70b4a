package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.TlsOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import io.memwire.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are renewed while an application runs. */
class TlsReloadTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsMemcached() {
        InstalledPrograms.assume("memcached");
    }

    private static void put(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void trustsWhatTheFileSaysAtTheNextConnection() throws Exception {
        Path trusted = folder.resolve("ca.pem");
        try (TestAuthority last = TestAuthority.create();
                TestAuthority next = TestAuthority.create();
                MemcachedProcess memcached =
                        MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(next.issue("127.0.0.1")))) {
            put(last.certificate(), trusted);
            try (MemcacheClient cache = Clients.of(memcached)
                    .tls(TlsOptions.builder().trust(trusted).build())
                    .build()) {
                assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));

                put(next.certificate(), trusted);

                assertTrue(cache.set("key", "value"));
            }
        }
    }

    @Test
    void showsWhatTheFilesSayAtTheNextConnection() throws Exception {
        Path certificate = folder.resolve("client.pem");
        Path key = folder.resolve("client.key");
        try (TestAuthority authority = TestAuthority.create();
                TestAuthority stranger = TestAuthority.create();
                MemcachedProcess memcached = MemcachedProcess.start(MemcachedOptions.onLoopback()
                        .withTls(authority.issue("127.0.0.1"))
                        .withClientCertificates(authority.certificate()))) {
            TestIdentity refused = stranger.issue();
            TestIdentity accepted = authority.issue();
            put(refused.certificate(), certificate);
            put(refused.key(), key);
            TlsOptions tls = TlsOptions.builder()
                    .trust(authority.certificate())
                    .clientCertificate(certificate, key)
                    .build();
            try (MemcacheClient cache = Clients.of(memcached).tls(tls).build()) {
                assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));

                put(accepted.certificate(), certificate); // half of the change is no change: the key is the old one
                assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));

                put(accepted.key(), key);
                assertTrue(cache.set("key", "value"));
            }
        }
    }

    @Test
    void keepsWhatItReadWhileAFileIsBroken() throws Exception {
        Path trusted = folder.resolve("ca.pem");
        try (TestAuthority authority = TestAuthority.create();
                MemcachedProcess memcached =
                        MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1")))) {
            put(authority.certificate(), trusted);
            try (MemcacheClient cache = Clients.of(memcached)
                    .tls(TlsOptions.builder().trust(trusted).build())
                    .build()) {
                Files.writeString(trusted, "-----BEGIN CERTIFICATE-----\nMIIB");
                assertTrue(cache.set("key", "half written"));

                Files.delete(trusted);
                cache.disconnectAll();
                assertEquals("half written", cache.get("key", String.class));
            }
        }
    }

    @Test
    void asksForAContextOfYourOwnAtEachConnection() throws Exception {
        var asked = new AtomicInteger();
        SSLContext trustsNobodyHere = SSLContext.getDefault();
        TlsOptions tls = TlsOptions.builder()
                .context(() -> {
                    asked.incrementAndGet();
                    return trustsNobodyHere;
                })
                .build();
        try (TestAuthority authority = TestAuthority.create();
                MemcachedProcess memcached =
                        MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1")));
                MemcacheClient cache = Clients.of(memcached).tls(tls).build()) {
            assertEquals(0, asked.get(), "no connection yet");
            assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));
            int once = asked.get();
            assertTrue(once > 0);
            assertThrows(NodeUnavailableException.class, () -> cache.set("key", "value"));
            assertTrue(asked.get() > once);
        }
    }
}
