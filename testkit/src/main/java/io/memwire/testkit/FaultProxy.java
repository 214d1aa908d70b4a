package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * A proxy in front of a server, embedded or real, that makes faults to order. Point a client at it, and break what is
 * between them:
 *
 * <pre>{@code
 * try (var memcached = EmbeddedServer.start();
 *         var proxy = FaultProxy.start(memcached.address())) {
 *     // a client of proxy.address() is served by memcached
 *     proxy.use(Fault.stall());                                       // no answers
 *     proxy.use(Fault.reset().everyMessage(10), Fault.fragment(3));   // other faults instead
 *     proxy.heal();                                                   // none
 * }
 * }</pre>
 *
 * <p>It listens on the loopback interface. It passes any bytes; faults that are told in messages know the classic text
 * protocol. If the server cannot be reached, the client's connection is accepted and then reset.
 *
 * <p>What depends on chance comes from {@link #seed()}. Print it where a test fails, and give it to the builder, or to
 * the JVM as {@code -Dmemwire.faultSeed=N}, to see the same faults again.
 *
 * <p>One daemon thread does it all; {@link #close()} ends it. Thread-safe.
 *
 * @since 0.1
 */
public final class FaultProxy implements AutoCloseable {
    private final String target;
    private final long seed;
    private final Tallies tallies = new Tallies();
    private final ProxyLoop loop;

    private FaultProxy(Builder options) throws IOException {
        target = options.target;
        seed = options.seed;
        loop = new ProxyLoop(options.targetAddress, options.port, seed, tallies);
        loop.start();
        if (!options.faults.isEmpty()) {
            use(options.faults.toArray(Fault[]::new));
        }
    }

    /**
     * Starts a proxy on a free port, without faults.
     *
     * @param server where it goes on to, an entry of a client's list of servers without a
     *     weight: {@code host:port}, {@code [ipv6]:port}, {@code unix:/path}
     * @return the proxy, which accepts connections already
     * @throws IllegalArgumentException if that is no such address
     * @throws UncheckedIOException if it cannot listen
     */
    public static FaultProxy start(String server) {
        return builder(server).start();
    }

    /**
     * Prepares a proxy with options of its own.
     *
     * @param server where it goes on to, an entry of a client's list of servers without a
     *     weight: {@code host:port}, {@code [ipv6]:port}, {@code unix:/path}
     * @return a builder with the defaults
     * @throws IllegalArgumentException if that is no such address
     */
    public static Builder builder(String server) {
        return new Builder(server);
    }

    /**
     * Where the proxy listens, in the form of a client's list of servers.
     *
     * @return {@code 127.0.0.1:PORT}
     */
    public String address() {
        return ServerAddress.Tcp.HOST + ":" + port();
    }

    /**
     * The TCP port. It stays the same, also while connections are refused.
     *
     * @return the port it listens on
     */
    public int port() {
        return loop.port();
    }

    /**
     * What all chance comes from.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Puts these faults to use in place of those before, and ends a schedule. Bytes that were held back pass; connections
     * that {@linkplain Fault#vanish() vanished} are reset. Several faults act together, in this order where it matters.
     * When the method returns, they are in force on all connections.
     *
     * @param faults to make from now on
     * @throws IllegalStateException if the proxy is closed
     * @throws UncheckedIOException if the port cannot be opened again
     */
    public void use(Fault... faults) {
        loop.order(List.of(faults), null);
    }

    /**
     * Puts the faults of a schedule to use, beginning with its first phase now.
     *
     * @param schedule to follow
     * @throws IllegalStateException if the proxy is closed
     */
    public void play(FaultSchedule schedule) {
        loop.order(List.of(), Objects.requireNonNull(schedule, "schedule"));
    }

    /**
     * Ends all faults and any schedule. What was held back passes, and the port is open. Connections that were closed stay
     * closed.
     *
     * @throws IllegalStateException if the proxy is closed
     */
    public void heal() {
        use();
    }

    /**
     * The faults in use now.
     *
     * @return an unmodifiable list, empty if there are none
     */
    public List<Fault> faults() {
        return loop.faults();
    }

    /**
     * What it has done so far. A fault is counted before a client can see it, bytes when they are written.
     *
     * @return a snapshot
     */
    public FaultCounts counts() {
        return tallies.snapshot();
    }

    /** Closes all connections, frees the port and ends the thread. Calling it again does nothing. */
    @Override
    public void close() {
        loop.close();
    }

    @Override
    public String toString() {
        return "FaultProxy[" + address() + " to " + target + ", seed " + seed + ", faults " + faults() + "]";
    }

    /**
     * Options of a proxy. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String target;
        private final SocketAddress targetAddress;
        private int port;
        private long seed = Chance.newSeed();
        private List<Fault> faults = List.of();

        private Builder(String server) {
            target = server;
            targetAddress = parse(server);
        }

        /**
         * The TCP port to listen on. Default 0: any free one.
         *
         * @param port 0 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be 0 to 65535: " + port);
            }
            this.port = port;
            return this;
        }

        /**
         * What all chance comes from. Default: the system property {@code memwire.faultSeed}, or a new one every time.
         *
         * @param seed any number
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Faults in use from the beginning, as by {@link FaultProxy#use}. Default: none.
         *
         * @param faults to make
         * @return this builder
         */
        public Builder faults(Fault... faults) {
            this.faults = List.of(faults);
            return this;
        }

        /**
         * Starts the proxy.
         *
         * @return the proxy, which accepts connections already
         * @throws UncheckedIOException if it cannot listen there
         */
        public FaultProxy start() {
            try {
                return new FaultProxy(this);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
            }
        }

        private static SocketAddress parse(String server) {
            if (server.startsWith("unix:")) {
                return UnixDomainSocketAddress.of(server.substring("unix:".length()));
            }
            int colon = server.lastIndexOf(':');
            if (colon < 1 || !server.substring(colon + 1).matches("\\d{1,5}")) {
                throw new IllegalArgumentException("an address is host:port or unix:/path: " + server);
            }
            String host = server.substring(0, colon).replaceFirst("^inet6?:", "");
            String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return new InetSocketAddress(bare, Integer.parseInt(server.substring(colon + 1)));
        }
    }
}
