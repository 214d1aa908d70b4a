package io.memwire.testkit;

import java.nio.file.Path;

/**
 * Who a server or a client is in TLS: a certificate and its private key, as PEM files. {@link TestAuthority} issues them.
 *
 * @param certificate the certificate, and behind it those that lead to its authority
 * @param key the private key, PKCS #8 without a password
 * @since 0.1
 */
public record TestIdentity(Path certificate, Path key) {}
