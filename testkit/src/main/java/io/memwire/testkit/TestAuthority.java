package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A certificate authority for a test of TLS. It is made in a moment, with a key that nobody else has, and issues
 * certificates as PEM files in a folder of its own; so no key is committed, and no certificate expires under a test.
 *
 * <pre>{@code
 * try (var authority = TestAuthority.create();
 *         var memcached = MemcachedProcess.start(
 *                 MemcachedOptions.onLoopback().withTls(authority.issue("localhost", "127.0.0.1")))) {
 *     TlsOptions tls = TlsOptions.builder().trust(authority.certificate()).build();
 *     // …
 * }
 * }</pre>
 *
 * <p>Keys are EC, P-256. {@link #close()} removes the files. Thread-safe.
 *
 * @since 0.1
 */
public final class TestAuthority implements AutoCloseable {
    private static final Duration VALIDITY = Duration.ofDays(1);

    /** Before now, for a peer whose clock is behind. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final Path folder;
    private final KeyPair keys;
    private final String name;
    private final Path certificate;
    private final AtomicInteger issued = new AtomicInteger();

    private TestAuthority(Path folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        this.keys = newKeys();
        this.certificate = folder.resolve("authority.pem");
        Instant now = Instant.now();
        byte[] der = X509Certificate.selfSigned(name, now.minus(SKEW), now.plus(VALIDITY), keys);
        writePem(certificate, "CERTIFICATE", der);
    }

    /**
     * Makes one whose certificates are valid for a day.
     *
     * @return a new authority, which nothing trusts yet
     * @throws UncheckedIOException if its files cannot be written
     */
    public static TestAuthority create() {
        try {
            Path folder = Files.createTempDirectory("memwire-authority");
            return new TestAuthority(folder, "Memwire test authority " + folder.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a certificate authority", e);
        }
    }

    /**
     * What must be trusted for the certificates of this authority to be accepted.
     *
     * @return PEM file of the authority's own certificate
     */
    public Path certificate() {
        return certificate;
    }

    /**
     * Issues a certificate that is valid now.
     *
     * @param names DNS names and IP addresses that it is for; none, for a client
     * @return certificate and private key
     */
    public TestIdentity issue(String... names) {
        Instant now = Instant.now();
        return issue(now.minus(SKEW), now.plus(VALIDITY), names);
    }

    /**
     * Issues a certificate that expired a minute ago.
     *
     * @param names DNS names and IP addresses that it is for
     * @return certificate and private key
     */
    public TestIdentity issueExpired(String... names) {
        Instant now = Instant.now();
        return issue(now.minus(SKEW), now.minus(Duration.ofMinutes(1)), names);
    }

    private TestIdentity issue(Instant notBefore, Instant notAfter, String... names) {
        int number = issued.incrementAndGet();
        KeyPair own = newKeys();
        String subject = "Memwire test certificate " + number;
        byte[] der = X509Certificate.issued(
                name, keys.getPrivate(), subject, own.getPublic(), notBefore, notAfter, List.of(names));
        var identity = new TestIdentity(folder.resolve(number + ".pem"), folder.resolve(number + ".key"));
        try {
            writePem(identity.certificate(), "CERTIFICATE", der);
            writePem(identity.key(), "PRIVATE KEY", own.getPrivate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a certificate", e);
        }
        return identity;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM makes no EC keys: does it lack the module jdk.crypto.ec?", e);
        }
    }

    private static void writePem(Path file, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n",
                StandardCharsets.US_ASCII);
    }

    /** Removes the files. Calling it again does nothing. */
    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("files of " + this + " are left over", e);
        }
    }

    @Override
    public String toString() {
        return "TestAuthority[" + folder + "]";
    }
}
