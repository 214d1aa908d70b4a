package io.memwire.api;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How connections are encrypted, for {@link MemcacheClientBuilder#tls(TlsOptions)}. Immutable.
 *
 * <pre>{@code
 * TlsOptions.builder()
 *         .trust(Path.of("/etc/memcached/ca.pem"))
 *         .clientCertificate(Path.of("/etc/app/client.pem"), Path.of("/etc/app/client.key"))
 *         .build()
 * }</pre>
 *
 * <p>Without anything said, servers are verified with the JVM's own trusted certificates. The name that a server's
 * certificate must have is verified unless told otherwise. TLS is for TCP: a unix domain socket stays on its machine, and
 * memcached does not encrypt it.
 *
 * @since 0.1
 */
public final class TlsOptions {
    private final @Nullable Supplier<SSLContext> context;
    private final @Nullable Path trustedCertificates;
    private final @Nullable Path clientCertificate;
    private final @Nullable Path clientKey;
    private final Function<Server, String> serverName;
    private final boolean verifyServerName;
    private final List<String> protocols;

    private TlsOptions(Builder builder) {
        context = builder.context;
        trustedCertificates = builder.trustedCertificates;
        clientCertificate = builder.clientCertificate;
        clientKey = builder.clientKey;
        serverName = builder.serverName;
        verifyServerName = builder.verifyServerName;
        protocols = builder.protocols;
    }

    /** Options with nothing said yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** What makes the context of each connection, or null: then one is made of the files. */
    public @Nullable Supplier<SSLContext> context() {
        return context;
    }

    /** PEM file of the certificates that are trusted, or null for those of the JVM. */
    public @Nullable Path trustedCertificates() {
        return trustedCertificates;
    }

    /** PEM file of the client's certificate, or null. */
    public @Nullable Path clientCertificate() {
        return clientCertificate;
    }

    /** PEM file of the client's private key; there when {@link #clientCertificate()} is. */
    public @Nullable Path clientKey() {
        return clientKey;
    }

    /** The name that the certificate of a server must have. */
    public Function<Server, String> serverName() {
        return serverName;
    }

    /** Whether that name is verified. */
    public boolean verifyServerName() {
        return verifyServerName;
    }

    /** The versions of TLS that are offered; empty for those that the context has enabled. */
    public List<String> protocols() {
        return protocols;
    }

    /** Tells files and switches; no key, and nothing of a context. */
    @Override
    public String toString() {
        return "TlsOptions[" + (context == null ? "trust " + orOwn(trustedCertificates) : "own context")
                + (clientCertificate == null ? "" : ", client certificate " + clientCertificate)
                + (verifyServerName ? "" : ", names not verified")
                + (protocols.isEmpty() ? "" : ", " + String.join(" ", protocols)) + "]";
    }

    private static Object orOwn(@Nullable Path file) {
        return file == null ? "of the JVM" : file;
    }

    /**
     * Collects {@link TlsOptions}. Every method returns this builder. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private @Nullable Supplier<SSLContext> context;
        private @Nullable Path trustedCertificates;
        private @Nullable Path clientCertificate;
        private @Nullable Path clientKey;
        private Function<Server, String> serverName = Server::host;
        private boolean verifyServerName = true;
        private List<String> protocols = List.of();

        private Builder() {}

        /**
         * Trusts the certificates in this file, and no others. The file is read when the client is made, and again for
         * each new connection: what has changed counts from then on. If it cannot be read by then, what was read before
         * stays in use, and the log says so.
         *
         * @param pem one or more certificates, each between {@code BEGIN CERTIFICATE} and {@code END CERTIFICATE}
         */
        public Builder trust(Path pem) {
            trustedCertificates = Arguments.notNull(pem, "trust");
            return this;
        }

        /**
         * Shows a certificate to servers that ask for one (mutual TLS). The files are read again as those of {@link #trust}
         * are.
         *
         * @param certificate PEM file of the certificate, and behind it those that lead to its authority
         * @param key PEM file of the private key, PKCS #8 without a password ({@code BEGIN PRIVATE KEY})
         */
        public Builder clientCertificate(Path certificate, Path key) {
            clientCertificate = Arguments.notNull(certificate, "clientCertificate");
            clientKey = Arguments.notNull(key, "clientKey");
            return this;
        }

        /** A context of your own making, in place of {@link #trust} and {@link #clientCertificate}. */
        public Builder context(SSLContext ownContext) {
            Arguments.notNull(ownContext, "context");
            return context(() -> ownContext);
        }

        /**
         * The same, asked for again for each new connection, so that keys can change. Return the same context as long as
         * nothing has: it remembers sessions, which makes the next connection cheaper.
         *
         * @param ownContext called on a thread of the client's that connects; may block; what it throws fails the connect
         */
        public Builder context(Supplier<SSLContext> ownContext) {
            context = Arguments.notNull(ownContext, "context");
            return this;
        }

        /** The name that the certificate of every server must have, in place of its host. */
        public Builder serverName(String name) {
            if (Arguments.notNull(name, "serverName").isEmpty()) {
                throw new InvalidRequestException("serverName is empty");
            }
            return serverName(server -> name);
        }

        /**
         * The name that the certificate of a server must have; its host by default. For servers that are connected to by
         * address or through a tunnel. The name is also sent to the server (SNI) unless it is an address.
         *
         * @param name host name or address of a server; called on a thread of the client's that connects
         */
        public Builder serverName(Function<Server, String> name) {
            serverName = Arguments.notNull(name, "serverName");
            return this;
        }

        /**
         * Whether a server's certificate must have the server's name; true by default. With false anybody with any
         * certificate of a trusted authority can pose as the server: leave it so only where that authority signs memcached
         * servers alone.
         */
        public Builder verifyServerName(boolean on) {
            verifyServerName = on;
            return this;
        }

        /**
         * Offers these versions only; by default what the JVM has enabled, TLS 1.3 and 1.2.
         *
         * @param names as the JDK names them: {@code TLSv1.3}, {@code TLSv1.2}
         */
        public Builder protocols(String... names) {
            for (String name : Arguments.notNull(names, "protocols")) {
                Arguments.notNull(name, "protocol");
            }
            if (names.length == 0) {
                throw new InvalidRequestException("protocols is empty: name one, for example TLSv1.3");
            }
            protocols = List.of(names);
            return this;
        }

        /**
         * The options.
         *
         * @throws InvalidRequestException if there are both a context and files
         */
        public TlsOptions build() {
            if (context != null && (trustedCertificates != null || clientCertificate != null)) {
                throw new InvalidRequestException(
                        "tls has a context, and files beside it that would not be used: set either");
            }
            return new TlsOptions(this);
        }
    }
}
