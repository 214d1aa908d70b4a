package io.memwire.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link MemcachedProcess} is started: where it listens, whether it speaks TLS, and who may use it.
 *
 * <pre>{@code
 * MemcachedProcess.start(MemcachedOptions.onLoopback()
 *         .withTls(authority.issue("localhost", "127.0.0.1"))
 *         .withUser("app", "secret"));
 * }</pre>
 *
 * <p>Immutable: each method returns another.
 *
 * @since 0.1
 */
public final class MemcachedOptions {
    private static final String IPV4_LOOPBACK = "127.0.0.1";
    private static final String IPV6_LOOPBACK = "::1";

    private final String host;
    private final @Nullable Path socket;
    private final @Nullable TestIdentity identity;
    private final @Nullable Path clientAuthority;
    private final Map<String, String> users;
    private final List<String> arguments;

    private MemcachedOptions(
            String host,
            @Nullable Path socket,
            @Nullable TestIdentity identity,
            @Nullable Path clientAuthority,
            Map<String, String> users,
            List<String> arguments) {
        this.host = host;
        this.socket = socket;
        this.identity = identity;
        this.clientAuthority = clientAuthority;
        this.users = users;
        this.arguments = arguments;
    }

    /**
     * On a free port of 127.0.0.1.
     *
     * @return options with nothing else set
     */
    public static MemcachedOptions onLoopback() {
        return new MemcachedOptions(IPV4_LOOPBACK, null, null, null, Map.of(), List.of());
    }

    /**
     * On a free port of ::1, the loopback address of IPv6, which not every machine has.
     *
     * @return options with nothing else set
     */
    public static MemcachedOptions onIpv6Loopback() {
        return new MemcachedOptions(IPV6_LOOPBACK, null, null, null, Map.of(), List.of());
    }

    /**
     * On a unix domain socket.
     *
     * @param socket its path, at most about 100 bytes long (a limit of the system)
     * @return options with nothing else set
     */
    public static MemcachedOptions onUnixSocket(Path socket) {
        return new MemcachedOptions(IPV4_LOOPBACK, socket, null, null, Map.of(), List.of());
    }

    /**
     * Speaks TLS, and nothing else. Needs a memcached built with it, as Debian's is ({@code memcached -h} has {@code -Z}).
     * A unix domain socket stays without.
     *
     * @param server certificate and key of the server
     * @return these options, with TLS
     */
    public MemcachedOptions withTls(TestIdentity server) {
        return new MemcachedOptions(host, socket, server, clientAuthority, users, arguments);
    }

    /**
     * Accepts only clients that show a certificate (mutual TLS).
     *
     * @param authority PEM file of the certificate that theirs must be signed by
     * @return these options, with client certificates; they count with {@link #withTls} only
     */
    public MemcachedOptions withClientCertificates(Path authority) {
        return new MemcachedOptions(host, socket, identity, authority, users, arguments);
    }

    /**
     * Serves only connections that name a user and the password (ASCII authentication, memcached's option {@code -Y}).
     * May be called for several users.
     *
     * @param user name without a colon or space
     * @param password password without a space
     * @return these options, with one more user
     */
    public MemcachedOptions withUser(String user, String password) {
        var more = new LinkedHashMap<>(users);
        more.put(user, password);
        return new MemcachedOptions(host, socket, identity, clientAuthority, more, arguments);
    }

    /**
     * More arguments, {@code "-m", "16"} for instance.
     *
     * @param more put behind those that are there
     * @return these options, with the arguments
     */
    public MemcachedOptions withArguments(String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new MemcachedOptions(host, socket, identity, clientAuthority, users, all);
    }

    String host() {
        return host;
    }

    @Nullable
    Path socket() {
        return socket;
    }

    /** Where users are written to. */
    static Path usersFile(Path scratch) {
        return scratch.resolve("users");
    }

    /** The arguments of the program, all but the TCP port; writes the file of users that they name. */
    List<String> commandLine(Path scratch) throws IOException {
        List<String> line = new ArrayList<>();
        if (socket == null) {
            line.addAll(List.of("-l", host));
        } else {
            line.addAll(List.of("-s", socket.toString()));
        }
        if (identity != null) {
            line.addAll(List.of("-Z", "-o", "ssl_chain_cert=" + identity.certificate() + ",ssl_key=" + identity.key()));
            if (clientAuthority != null) {
                line.addAll(List.of("-o", "ssl_verify_mode=2,ssl_ca_cert=" + clientAuthority));
            }
        }
        if (!users.isEmpty()) {
            var text = new StringBuilder();
            users.forEach((user, password) ->
                    text.append(user).append(':').append(password).append('\n'));
            Files.writeString(usersFile(scratch), text);
            line.addAll(List.of("-Y", usersFile(scratch).toString()));
        }
        line.addAll(arguments);
        return line;
    }

    /** Tells no user and no argument, since these may be secret. */
    @Override
    public String toString() {
        return "MemcachedOptions[" + (socket == null ? host : socket) + (identity == null ? "" : ", TLS")
                + (clientAuthority == null ? "" : ", client certificates")
                + (users.isEmpty() ? "" : ", " + users.size() + " users by password") + "]";
    }
}
