package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestAuthorityTest {
    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @Test
    void issuesCertificatesThatItsOwnVerifies() throws Exception {
        try (var authority = TestAuthority.create()) {
            X509Certificate own = read(authority.certificate());
            X509Certificate issued = read(authority.issue("cache.test").certificate());

            assertDoesNotThrow(() -> issued.verify(own.getPublicKey()));
            assertEquals(own.getSubjectX500Principal(), issued.getIssuerX500Principal());
            assertTrue(own.getBasicConstraints() >= 0, "an authority");
            assertEquals(-1, issued.getBasicConstraints(), "no authority");
            assertDoesNotThrow(() -> issued.checkValidity());
        }
    }

    @Test
    void namesHostsAndAddresses() throws Exception {
        try (var authority = TestAuthority.create()) {
            X509Certificate issued =
                    read(authority.issue("cache.test", "127.0.0.1", "::1").certificate());

            Collection<List<?>> names = issued.getSubjectAlternativeNames();
            assertEquals(
                    Set.of("cache.test", "127.0.0.1", "0:0:0:0:0:0:0:1"),
                    names.stream().map(name -> name.get(1)).collect(Collectors.toSet()));
        }
    }

    @Test
    void issuesExpiredCertificates() throws Exception {
        try (var authority = TestAuthority.create()) {
            X509Certificate expired = read(authority.issueExpired("cache.test").certificate());

            assertThrows(CertificateExpiredException.class, expired::checkValidity);
        }
    }

    @Test
    void isNobodyElsesAuthority() throws Exception {
        try (var one = TestAuthority.create();
                var other = TestAuthority.create()) {
            X509Certificate issued = read(one.issue("cache.test").certificate());
            X509Certificate others = read(other.certificate());

            assertThrows(GeneralSecurityException.class, () -> issued.verify(others.getPublicKey()));
            assertNotEquals(others.getSubjectX500Principal(), issued.getIssuerX500Principal());
        }
    }

    @Test
    void writesDatesOfAnyYear() {
        assertEquals(0x17, Der.time(Instant.parse("2049-12-31T23:59:59Z"))[0]);
        assertEquals(0x18, Der.time(Instant.parse("2050-01-01T00:00:00Z"))[0]);
    }

    @Test
    void removesItsFiles() {
        var authority = TestAuthority.create();
        TestIdentity identity = authority.issue("cache.test");
        assertTrue(Files.exists(identity.key()));

        authority.close();
        authority.close();

        assertFalse(Files.exists(authority.certificate().getParent()));
    }
}
