package io.memwire.api;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of one memcached server and its weight. Immutable.
 *
 * <p>Written as python-memcached writes it, with the weight after {@code =}:
 *
 * <pre>
 * host                 10.0.0.1            cache.example.org=3      port 11211
 * host:port            10.0.0.1:11212      cache.example.org:11212=3
 * inet:host:port       the same, IPv4 only
 * inet6:[host]:port    inet6:[::1]:11211   IPv6 only
 * [host]:port          [::1]:11211         the same
 * unix:path            unix:/run/memcached.sock
 * </pre>
 *
 * <p>A name is looked up when a connection is made, never here.
 *
 * @param family how the address is reached
 * @param host host name or address as the user wrote it, without brackets; for a unix socket its path
 * @param port TCP port, 1–65535; 0 for a unix socket
 * @param weight share of the keys relative to other servers, 1 or more
 * @since 0.1
 */
public record Server(Family family, String host, int port, int weight) {
    /** How a server is reached. */
    public enum Family {
        /** TCP over the first address, IPv4 or IPv6, that the host name resolves to. */
        ANY,
        /** TCP over IPv4 only. */
        INET,
        /** TCP over IPv6 only. */
        INET6,
        /** A unix domain socket; {@link Server#host()} is its path. */
        UNIX
    }

    /** The port that memcached listens on by default, 11211. */
    public static final int DEFAULT_PORT = 11211;

    private static final Pattern WEIGHT = Pattern.compile("(.*)=([+-]?[0-9.]+)", Pattern.DOTALL);
    private static final Pattern INET6 = Pattern.compile("(?:inet6:)?\\[([^\\[\\]\\s]+)\\](?::([0-9]+))?");
    private static final Pattern INET = Pattern.compile("(inet:)?([^:\\[\\]\\s/]+)(?::([0-9]+))?");

    /**
     * Checks the parts.
     *
     * @throws InvalidRequestException if the host is empty, the port is out of range or the weight is not positive
     */
    public Server {
        Arguments.notNull(family, "family");
        Arguments.notNull(host, "host");
        if (host.isEmpty()) {
            throw new InvalidRequestException(
                    family == Family.UNIX
                            ? "the path of a unix socket is empty: write unix:/path/to/socket"
                            : "the host of a server is empty: write host:port");
        }
        if (host.indexOf('\n') >= 0 || host.indexOf('\r') >= 0 || host.indexOf('\0') >= 0) {
            throw new InvalidRequestException(
                    "the host of a server holds a line break or NUL: " + Arguments.quote(host));
        }
        if (family == Family.UNIX ? port != 0 : port < 1 || port > 65535) {
            throw new InvalidRequestException(
                    "port " + port + " of server " + Arguments.quote(host) + " is out of range 1-65535");
        }
        if (weight < 1) {
            throw new InvalidRequestException("weight " + weight + " of server " + Arguments.quote(host)
                    + " is not positive: leave a server that is to have no keys out of the list");
        }
    }

    /** A TCP server of weight 1, reached over IPv4 or IPv6. */
    public static Server tcp(String host, int port) {
        return new Server(Family.ANY, host, port, 1);
    }

    /** A unix domain socket of weight 1. */
    public static Server unix(String path) {
        return new Server(Family.UNIX, path, 0, 1);
    }

    /** The same server with another weight, 1 or more. */
    public Server withWeight(int newWeight) {
        return new Server(family, host, port, newWeight);
    }

    /**
     * Reads a server string; the class description has the forms.
     *
     * @throws InvalidRequestException if the text has none of the forms; quotes it and says what is expected
     */
    public static Server parse(String text) {
        Arguments.notNull(text, "server");
        Matcher weighted = WEIGHT.matcher(text);
        if (weighted.matches()) {
            return parseAddress(weighted.group(1), text).withWeight(parseWeight(weighted.group(2), text));
        }
        return parseAddress(text, text);
    }

    /**
     * An immutable copy of a list of servers.
     *
     * @throws InvalidRequestException if one address stands there twice
     */
    public static List<Server> requireDistinct(List<Server> servers) {
        var seen = new HashSet<String>();
        for (Server server : Arguments.notNull(servers, "servers")) {
            if (!seen.add(Arguments.notNull(server, "server").address())) {
                throw new InvalidRequestException(
                        "server " + server.address() + " stands in the list twice: give it a weight instead");
            }
        }
        return List.copyOf(servers);
    }

    private static Server parseAddress(String address, String whole) {
        if (address.startsWith("unix:")) {
            return unix(address.substring("unix:".length()));
        }
        Matcher inet6 = INET6.matcher(address);
        if (inet6.matches()) {
            return new Server(Family.INET6, inet6.group(1), parsePort(inet6.group(2), whole), 1);
        }
        Matcher inet = INET.matcher(address);
        if (inet.matches()) {
            Family family = inet.group(1) == null ? Family.ANY : Family.INET;
            return new Server(family, inet.group(2), parsePort(inet.group(3), whole), 1);
        }
        throw new InvalidRequestException(
                "cannot read the server " + Arguments.quote(whole)
                        + ": write host, host:port, inet:host:port, inet6:[address]:port or unix:/path, each with =weight if wanted");
    }

    private static int parsePort(@Nullable String digits, String whole) {
        if (digits == null) {
            return DEFAULT_PORT;
        }
        return parseNumber(digits, "port", whole);
    }

    private static int parseWeight(String digits, String whole) {
        return parseNumber(digits, "weight", whole);
    }

    private static int parseNumber(String digits, String what, String whole) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("the " + what + " in server " + Arguments.quote(whole)
                    + " is not a whole number in range: " + Arguments.quote(digits));
        }
    }

    /** The address without the weight, in the form that {@link #parse} reads: {@code host:port}, {@code unix:/path}. */
    public String address() {
        return switch (family) {
            case ANY -> host + ":" + port;
            case INET -> "inet:" + host + ":" + port;
            case INET6 -> "inet6:[" + host + "]:" + port;
            case UNIX -> "unix:" + host;
        };
    }

    /**
     * The name that python-memcached gives the server in {@code get_stats} and {@code get_slabs}: address as the user
     * wrote it, and weight.
     *
     * @return {@code host:port (weight)}, {@code [host]:port (weight)} with IPv6, {@code unix:path (weight)}
     */
    public String statsName() {
        return switch (family) {
                    case ANY, INET -> host + ":" + port;
                    case INET6 -> "[" + host + "]:" + port;
                    case UNIX -> "unix:" + host;
                }
                + " (" + weight + ")";
    }

    /** The address, and the weight when it is not 1: {@code 10.0.0.1:11211=3}. */
    @Override
    public String toString() {
        return weight == 1 ? address() : address() + "=" + weight;
    }
}
