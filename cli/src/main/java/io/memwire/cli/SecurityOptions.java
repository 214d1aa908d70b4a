package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * TLS, and who the user is. The password comes from the environment or a file: others on the machine see command lines.
 */
final class SecurityOptions {
    private static final String PASSWORD_VARIABLE = "MEMWIRE_PASSWORD";

    @Option(names = "--tls", description = "Encrypt connections, and verify the names of the servers.")
    private boolean tls;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "PEM file of the certificates to trust. Default: those of Java. Implies --tls.")
    private @Nullable Path authority;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "PEM file of the client's certificate, with --tls-key. Implies --tls.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM file of the client's private key, PKCS #8 without a password.")
    private @Nullable Path key;

    @Option(
            names = "--tls-server-name",
            paramLabel = "NAME",
            description = "The name that certificates of servers must have. Default: the host. Implies --tls.")
    private @Nullable String serverName;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "User for servers that ask for one. The password: --password-file, else $MEMWIRE_PASSWORD.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --user.")
    private @Nullable Path passwordFile;

    /** Gives a client what was asked for. */
    MemcacheClientBuilder applyTo(MemcacheClientBuilder client, Map<String, String> environment) {
        if (tls || authority != null || certificate != null || key != null || serverName != null) {
            client.tls(tlsOptions());
        }
        if (user != null) {
            client.credentials(user, password(environment).toCharArray());
        } else if (passwordFile != null) {
            throw new InvalidRequestException("--password-file is there without --user");
        }
        return client;
    }

    private TlsOptions tlsOptions() {
        TlsOptions.Builder options = TlsOptions.builder();
        if (authority != null) {
            options.trust(authority);
        }
        if (certificate != null && key != null) {
            options.clientCertificate(certificate, key);
        } else if (certificate != null || key != null) {
            throw new InvalidRequestException("--tls-cert and --tls-key belong together");
        }
        if (serverName != null) {
            options.serverName(serverName);
        }
        return options.build();
    }

    private String password(Map<String, String> environment) {
        if (passwordFile != null) {
            try {
                return Files.readString(passwordFile).lines().findFirst().orElse("");
            } catch (IOException e) {
                throw new InvalidRequestException("--password-file: cannot read " + passwordFile + ": " + e, e);
            }
        }
        String password = environment.get(PASSWORD_VARIABLE);
        if (password == null) {
            throw new InvalidRequestException(
                    "--user wants a password: give --password-file or set " + PASSWORD_VARIABLE);
        }
        return password;
    }
}
