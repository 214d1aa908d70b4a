package io.memwire.client;

import io.memwire.api.Server;
import io.memwire.api.TlsOptions;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Puts TLS on top of a connected socket to one server, and verifies who the server is. */
final class TlsHandshake {
    /** Such a name is an address: it is verified, but not sent to the server. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final TlsOptions options;
    private final SSLContext context;
    private final Server server;

    TlsHandshake(TlsOptions options, SSLContext context, Server server) {
        this.options = options;
        this.context = context;
        this.server = server;
    }

    /** Blocks until both sides agree; whoever closes {@code socket} ends that. */
    SSLSocket over(Socket socket) throws IOException {
        String name = Objects.requireNonNull(options.serverName().apply(server), "serverName");
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, name, server.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        if (options.verifyServerName()) {
            parameters.setEndpointIdentificationAlgorithm(
                    "HTTPS"); // the JDK's word for names as RFC 2818 compares them
        }
        if (!options.protocols().isEmpty()) {
            parameters.setProtocols(options.protocols().toArray(new String[0]));
        }
        tellName(name, parameters);
        encrypted.setSSLParameters(parameters);
        try {
            encrypted.startHandshake();
        } catch (IOException e) {
            throw TlsAdvice.explain(e, name);
        }
        forgetIfNotResumable(encrypted.getSession());
        return encrypted;
    }

    /**
     * Memcached asks OpenSSL for client certificates without giving its sessions a context, and OpenSSL ends a handshake
     * that resumes such a session with {@code internal_error}. Those of TLS 1.2 are forgotten here; those of TLS 1.3 come as
     * tickets afterwards, and {@link TlsMaterial} has the JDK keep none.
     */
    private static void forgetIfNotResumable(SSLSession session) {
        if (session.getLocalCertificates() != null && session.getProtocol().equals("TLSv1.2")) {
            session.invalidate();
        }
    }

    private static void tellName(String name, SSLParameters parameters) {
        if (ADDRESS.matcher(name).matches()) {
            return;
        }
        try {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        } catch (IllegalArgumentException e) {
            // No name that could be told, "my_cache" for instance; it is verified all the same.
        }
    }
}
