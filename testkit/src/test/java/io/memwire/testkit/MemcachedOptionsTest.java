package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemcachedOptionsTest {
    @BeforeEach
    void needsMemcached() {
        InstalledPrograms.assume("memcached");
    }

    @Test
    void asksForUserAndPassword() throws IOException {
        MemcachedOptions options =
                MemcachedOptions.onLoopback().withUser("ann", "secret").withUser("bob", "other");
        try (var memcached = MemcachedProcess.start(options)) {
            assertEquals("CLIENT_ERROR unauthenticated\r\n", RawClient.exchange(memcached.address(), "get a\r\n"));
            assertEquals(
                    "CLIENT_ERROR authentication failure\r\n",
                    RawClient.exchange(memcached.address(), "set a 0 0 9\r\nann other\r\n"));
            assertEquals("STORED\r\n", RawClient.exchange(memcached.address(), "set a 0 0 10\r\nann secret\r\n"));
            assertEquals("STORED\r\n", RawClient.exchange(memcached.address(), "set a 0 0 9\r\nbob other\r\n"));
        }
    }

    @Test
    void speaksTls() throws Exception {
        try (var authority = TestAuthority.create();
                var memcached =
                        MemcachedProcess.start(MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1")))) {
            SSLContext context = trusting(authority);
            try (var socket = context.getSocketFactory().createSocket("127.0.0.1", memcached.port())) {
                socket.getOutputStream().write("version\r\n".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);

                assertEquals("VERSION ", answer);
            }
        }
    }

    private static SSLContext trusting(TestAuthority authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(authority.certificate())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Test
    void listensOnIpv6() throws IOException {
        Assumptions.assumeTrue(hasIpv6Loopback(), "this machine has no IPv6 loopback address");
        try (var memcached = MemcachedProcess.start(MemcachedOptions.onIpv6Loopback())) {
            assertEquals("inet6:[::1]:" + memcached.port(), memcached.address());
        }
    }

    private static boolean hasIpv6Loopback() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }

    @Test
    void tellsNoPasswords() {
        String text = MemcachedOptions.onLoopback()
                .withUser("ann", "hush-hush")
                .withArguments("-hush-hush")
                .toString();

        assertFalse(text.contains("hush"), text);
        assertTrue(text.contains("1 users by password"), text);
    }
}
