package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TlsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom a client trusts, and who it is: the files of {@link TlsOptions}, read again for each connection, since certificates
 * are renewed while an application runs. As long as they do not change one context stays, which remembers sessions.
 */
final class TlsMaterial {
    /**
     * Longer than a ticket of TLS 1.3 may live, so that the JDK keeps none: memcached cannot resume a session that had a
     * client certificate, see {@link TlsHandshake}.
     */
    private static final int NO_TICKETS_SECONDS = Math.toIntExact(TimeUnit.DAYS.toSeconds(8));

    private static final Logger LOG = LoggerFactory.getLogger(TlsMaterial.class);

    /** A key store in memory needs one for its keys; it protects nothing. */
    private static final char[] NO_PASSWORD = {};

    private final TlsOptions options;

    // Guarded by this.
    private List<Pem> files;
    private @Nullable SSLContext context;

    /**
     * Reads the files.
     *
     * @throws InvalidRequestException if one cannot be read, or a protocol is none
     */
    TlsMaterial(TlsOptions options) {
        this.options = options;
        this.files = List.of();
        if (options.context() != null) {
            return; // made when it is needed
        }
        try {
            files = read();
            SSLContext made = make(files);
            requireKnown(options.protocols(), made);
            context = made;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidRequestException("tls: " + problem(e), e);
        }
    }

    private static void requireKnown(List<String> protocols, SSLContext context) {
        List<String> known = Arrays.asList(context.getSupportedSSLParameters().getProtocols());
        for (String protocol : protocols) {
            if (!known.contains(protocol)) {
                throw new InvalidRequestException(
                        "tls: no protocol \"" + protocol + "\" (present: " + String.join(", ", known) + ")");
            }
        }
    }

    /** The context of the next connection. */
    SSLContext current() {
        Supplier<SSLContext> own = options.context();
        return own == null ? reread() : Objects.requireNonNull(own.get(), "the context of TlsOptions");
    }

    private synchronized SSLContext reread() {
        SSLContext last = Objects.requireNonNull(context);
        try {
            List<Pem> now = read();
            if (!isSame(now, files)) {
                last = make(now);
                context = last;
                files = now;
                LOG.info("certificates for TLS were read anew");
            }
        } catch (IOException | GeneralSecurityException e) { // perhaps they are being written
            LOG.warn("certificates for TLS cannot be read, those read before stay in use: {}", problem(e));
        }
        return last;
    }

    private static boolean isSame(List<Pem> some, List<Pem> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).isSame(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** An I/O error's own message is often the name of the file alone. */
    private static String problem(Exception e) {
        return e instanceof IOException ? "cannot read a file: " + e : String.valueOf(e.getMessage());
    }

    /** The trusted certificates if they are named, then the client's certificate and key if they are. */
    private List<Pem> read() throws IOException {
        Path trusted = options.trustedCertificates();
        Path certificate = options.clientCertificate();
        Path key = options.clientKey();
        if (certificate == null || key == null) {
            return trusted == null ? List.of() : List.of(Pem.read(trusted));
        }
        return trusted == null
                ? List.of(Pem.read(certificate), Pem.read(key))
                : List.of(Pem.read(trusted), Pem.read(certificate), Pem.read(key));
    }

    private SSLContext make(List<Pem> pems) throws GeneralSecurityException, IOException {
        if (pems.isEmpty()) {
            return SSLContext.getDefault();
        }
        boolean hasTrusted = options.trustedCertificates() != null;
        boolean hasClient = options.clientCertificate() != null;
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(
                hasClient ? keyManagers(pems.get(pems.size() - 2), pems.get(pems.size() - 1)) : null,
                hasTrusted ? trustManagers(pems.get(0)) : null,
                null);
        if (hasClient) {
            made.getClientSessionContext().setSessionTimeout(NO_TICKETS_SECONDS);
        }
        return made;
    }

    private static TrustManager[] trustManagers(Pem trusted) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (X509Certificate certificate : trusted.certificates()) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keyManagers(Pem chain, Pem key) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = chain.certificates();
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client", key.keyOf(certificates.get(0)), NO_PASSWORD, certificates.toArray(new X509Certificate[0]));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
