package io.memwire.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/**
 * Says in a user's words why TLS failed and what to do. The JDK's own words stay in the message. Where it has no type for a
 * reason, as for what the server says, the advice goes by them; nothing but advice does.
 */
final class TlsAdvice {
    private static final String ALERT = "fatal alert: ";

    private TlsAdvice() {}

    /** What to throw for a failure of TLS; {@code name} is the one that the certificate should have had. */
    static IOException explain(IOException failure, String name) {
        return failure instanceof SetupFailedException
                ? failure
                : new SetupFailedException("TLS: " + advice(failure, name) + " (" + innermost(failure) + ")", failure);
    }

    private static String advice(IOException failure, String name) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "the server's certificate, or one above it, is not valid today: renew it, or set the clock";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the server's certificate is signed by nobody who is trusted: give the certificate of its authority to"
                    + " TlsOptions.trust";
        }
        if (has(failure, CertificateException.class)) {
            return "the server's certificate is not for \"" + name + "\": connect to a name that it has, or set"
                    + " TlsOptions.serverName";
        }
        String words = String.valueOf(failure.getMessage());
        int alert = words.indexOf(ALERT);
        if (alert >= 0) {
            return adviceOnAlert(words.substring(alert + ALERT.length()));
        }
        if (has(failure, EOFException.class) || has(failure, SocketException.class)) {
            return "the server broke off: it may miss a client certificate, or not accept the one it got"
                    + " (TlsOptions.clientCertificate), or have no room; see its log";
        }
        return words.contains("Unrecognized") || words.contains("unrecognized") || words.contains("plaintext")
                ? "what answers does not speak TLS: is it the right port, and has memcached the option -Z?"
                : "the handshake failed";
    }

    /** Source: RFC 8446, 6.2. */
    private static String adviceOnAlert(String alert) {
        return switch (alert) {
            case "protocol_version" ->
                "server and client have no version of TLS in common: see TlsOptions.protocols and memcached's"
                        + " ssl_min_version";
            case "certificate_required",
                    "bad_certificate",
                    "unknown_ca",
                    "certificate_unknown",
                    "certificate_expired" ->
                "the server does not accept the client's certificate, or misses one: see TlsOptions.clientCertificate";
            case "handshake_failure" ->
                "the server refuses the handshake: it may miss a client certificate (TlsOptions.clientCertificate), or"
                        + " have no cipher suite in common with this JVM";
            default -> "the server refuses the handshake";
        };
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> reason) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (reason.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String innermost(Throwable failure) {
        Throwable last = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
        }
        return last.getMessage();
    }
}
