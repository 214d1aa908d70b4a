package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A memcached-compatible server inside the JVM, for development and tests. It speaks the classic text protocol and
 * answers as memcached 1.6 does, errors included:
 *
 * <pre>{@code
 * try (var server = EmbeddedServer.start()) {
 *     String address = server.address(); // 127.0.0.1:PORT, for the client's list of servers
 * }
 * }</pre>
 *
 * <p>It listens on the loopback interface or on a unix domain socket only, asks nobody for a password, and keeps its
 * items in the heap of this JVM, up to {@link Builder#memoryLimit}. A few daemon threads serve thousands of connections.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final int MAX_THREADS = 4;

    private final ListeningSocket socket;
    private final InstantSource clock;
    private final ServerState state;
    private final List<EventLoop> loops;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(Builder options, ListeningSocket socket) throws IOException {
        this.socket = socket;
        this.clock = options.clock;
        int threads = Math.max(1, Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors() / 2));
        this.loops = openLoops(threads, socket.address().text());
        this.state = new ServerState(new Settings(
                options.version, options.memoryLimit, options.maxItemBytes, threads, socket.address(), clock.millis()));
    }

    /**
     * Starts a server on a free port of the loopback interface, with memcached's own limits.
     *
     * @return the server, which accepts connections already
     * @throws UncheckedIOException if it cannot listen
     */
    public static EmbeddedServer start() {
        return builder().start();
    }

    /**
     * Prepares a server with options of its own.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the server listens, in the form of a client's list of servers.
     *
     * @return {@code 127.0.0.1:PORT} or {@code unix:PATH}
     */
    public String address() {
        return socket.address().text();
    }

    /**
     * The TCP port.
     *
     * @return the port it listens on
     * @throws IllegalStateException if it listens on a unix domain socket
     */
    public int port() {
        return socket.address().port();
    }

    /**
     * How many connections are open. One counts as soon as the server has accepted it, which may be a moment after the
     * client has connected.
     *
     * @return connections
     */
    public int connections() {
        return state.traffic().open();
    }

    /** Drops all items at once, as {@code flush_all} does; connections stay. */
    public void flushAll() {
        long now = clock.millis();
        state.storage().flushAll(now, now);
    }

    /**
     * Closes all connections, frees the port, removes the socket file and ends the threads. Returns when that is done;
     * calling it again does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        loops.forEach(EventLoop::close); // the one that accepts is the first
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the server at " + address() + " did not close well", e);
        }
    }

    @Override
    public String toString() {
        return "EmbeddedServer[" + address() + "]";
    }

    private void serve() {
        new Listener(socket.channel(), loops, state, clock).start();
        loops.forEach(EventLoop::start);
    }

    private static List<EventLoop> openLoops(int threads, String address) throws IOException {
        List<EventLoop> loops = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                loops.add(new EventLoop("memwire-server-" + address + "-" + i));
            }
        } catch (IOException e) {
            loops.forEach(EventLoop::close);
            throw e;
        }
        return List.copyOf(loops);
    }

    /**
     * Options of a server. Every one has a default. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {
        private static final int SMALLEST_ITEM_LIMIT = 1024;
        private static final int LARGEST_ITEM_LIMIT = 1 << 30;

        private int port;
        private @Nullable Path unixSocket;
        private long memoryLimit = 64L << 20;
        private int maxItemBytes = 1 << 20;
        private InstantSource clock = InstantSource.system();
        private String version = "1.6.18-memwire";

        private Builder() {}

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
         * Listens on a unix domain socket instead of a port. A socket file that a killed server left there is replaced;
         * the file is removed when the server is closed.
         *
         * @param path of the socket, at most about 100 bytes long (a limit of the system)
         * @return this builder
         */
        public Builder unixSocket(Path path) {
            this.unixSocket = Objects.requireNonNull(path, "path");
            return this;
        }

        /**
         * How much memory items may take, as memcached counts: value, key and a header of 56 bytes. At the limit, the
         * items that were not used for longest are dropped. Default 64 MiB.
         *
         * @param bytes more than 0
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder memoryLimit(long bytes) {
            if (bytes <= 0) {
                throw new IllegalArgumentException("memoryLimit must be positive: " + bytes);
            }
            this.memoryLimit = bytes;
            return this;
        }

        /**
         * How large one item may be, its key and a header of 56 bytes included. Default 1 MiB, as memcached's {@code -I}.
         *
         * @param bytes 1 KiB to 1 GiB
         * @return this builder
         * @throws IllegalArgumentException if it is out of that range
         */
        public Builder maxItemBytes(int bytes) {
            if (bytes < SMALLEST_ITEM_LIMIT || bytes > LARGEST_ITEM_LIMIT) {
                throw new IllegalArgumentException(
                        "maxItemBytes must be " + SMALLEST_ITEM_LIMIT + " to " + LARGEST_ITEM_LIMIT + ": " + bytes);
            }
            this.maxItemBytes = bytes;
            return this;
        }

        /**
         * The clock that decides what has expired. Default: the system's; {@link ManualClock} is one for tests.
         *
         * @param clock asked on the server's threads; must be thread-safe
         * @return this builder
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * What the server answers to {@code version}. Default {@code 1.6.18-memwire}.
         *
         * @param version one word or more, without line ends
         * @return this builder
         * @throws IllegalArgumentException if it is blank or holds control characters
         */
        public Builder version(String version) {
            if (version.isBlank() || version.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("version must be one line of text");
            }
            this.version = version;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the server, which accepts connections already
         * @throws UncheckedIOException if it cannot listen there
         */
        public EmbeddedServer start() {
            ServerAddress address =
                    unixSocket == null ? new ServerAddress.Tcp(port) : new ServerAddress.Unix(unixSocket);
            try {
                return start(ListeningSocket.open(address));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on " + address.text() + ": " + e.getMessage(), e);
            }
        }

        private EmbeddedServer start(ListeningSocket socket) throws IOException {
            EmbeddedServer server;
            try {
                server = new EmbeddedServer(this, socket);
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
            server.serve();
            return server;
        }
    }
}
