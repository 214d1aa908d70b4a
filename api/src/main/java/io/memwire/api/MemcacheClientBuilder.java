package io.memwire.api;

import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.MemcacheClientProvider;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a client. Every setter checks its argument at once and returns this builder. Not thread-safe.
 *
 * <p>Defaults are python-memcached's: time-out 3 s, a dead server is left alone for 30 s, keys up to 250 bytes, values
 * up to 1 MiB, nothing is compressed, {@code cmemcache} hash, {@code modulo} locator.
 *
 * @since 0.1
 */
public final class MemcacheClientBuilder {
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

    List<Server> servers = List.of(Server.tcp("127.0.0.1", Server.DEFAULT_PORT));
    String hasherName = "cmemcache";

    @Nullable
    KeyHasher hasher;

    String locatorName = "modulo";

    @Nullable
    NodeLocatorFactory locator;

    @Nullable
    Transcoder transcoder;

    Dialect dialect = Dialect.PYTHON_1_57;

    @Nullable
    String serializerName;

    final List<Serializer> serializers = new ArrayList<>();

    @Nullable
    String compressorName;

    final List<Compressor> compressors = new ArrayList<>();

    @Nullable
    Integer compressOver;

    int maxDecompressedBytes = 32 << 20;
    Duration timeout = Duration.ofSeconds(3);
    Duration connectTimeout = Duration.ofSeconds(3);
    Duration deadRetry = Duration.ofSeconds(30);
    FailureMode failureMode = FailureMode.DEGRADE;
    boolean failover = true;
    boolean flushOnReconnect;
    boolean checkKeys = true;
    int maxKeyBytes = 250;
    int maxValueBytes = 1 << 20;
    int maxReplyLineBytes = 8 << 10;
    int maxStatisticsBytes = 4 << 20;
    int connectionsPerServer = 2;
    int maxInFlight = 16_384;
    int maxQueuedBytes = 16 << 20;
    Executor asyncExecutor = ForkJoinPool.commonPool();
    ClientListener listener = ClientListener.NONE;

    @Nullable
    TlsOptions tls;

    @Nullable
    Function<Server, @Nullable Credentials> credentials;

    MemcacheClientBuilder() {}

    /**
     * The servers as text; {@link Server} has the forms. The order matters: it decides which keys each one holds. Without
     * this the client uses {@code 127.0.0.1:11211}.
     *
     * @throws InvalidRequestException if a text cannot be read or a server stands there twice
     */
    public MemcacheClientBuilder servers(String... addresses) {
        var parsed = new ArrayList<Server>();
        for (String address : Arguments.notNull(addresses, "servers")) {
            parsed.add(Server.parse(address));
        }
        return servers(parsed);
    }

    /**
     * The servers in their order; may be empty, then every call is a miss.
     *
     * @throws InvalidRequestException if a server stands there twice
     */
    public MemcacheClientBuilder servers(List<Server> list) {
        servers = Server.requireDistinct(list);
        return this;
    }

    /** The key hasher with this name; {@code cmemcache} by default. */
    public MemcacheClientBuilder hasher(String name) {
        hasherName = Arguments.notNull(name, "hasher");
        hasher = null;
        return this;
    }

    /** A key hasher given by hand. */
    public MemcacheClientBuilder hasher(KeyHasher ownHasher) {
        hasher = Arguments.notNull(ownHasher, "hasher");
        return this;
    }

    /** The node locator with this name; {@code modulo} by default. */
    public MemcacheClientBuilder locator(String name) {
        locatorName = Arguments.notNull(name, "locator");
        locator = null;
        return this;
    }

    /** A node locator given by hand. */
    public MemcacheClientBuilder locator(NodeLocatorFactory ownLocator) {
        locator = Arguments.notNull(ownLocator, "locator");
        return this;
    }

    /** A transcoder in place of the built-in one; dialect, serializers and compressors are then not used. */
    public MemcacheClientBuilder transcoder(Transcoder ownTranscoder) {
        transcoder = Arguments.notNull(ownTranscoder, "transcoder");
        return this;
    }

    /** How the built-in transcoder marks text; {@link Dialect#PYTHON_1_57} by default. */
    public MemcacheClientBuilder dialect(Dialect newDialect) {
        dialect = Arguments.notNull(newDialect, "dialect");
        return this;
    }

    /** The serializer that writes objects, by name. Without this the only one present is taken. */
    public MemcacheClientBuilder serializer(String name) {
        serializerName = Arguments.notNull(name, "serializer");
        return this;
    }

    /** Adds a serializer given by hand, and writes objects with it. */
    public MemcacheClientBuilder serializer(Serializer ownSerializer) {
        serializers.add(Arguments.notNull(ownSerializer, "serializer"));
        serializerName = ownSerializer.name();
        return this;
    }

    /** The compressor that writes, by name; {@code zlib} by default. */
    public MemcacheClientBuilder compressor(String name) {
        compressorName = Arguments.notNull(name, "compressor");
        return this;
    }

    /** Adds a compressor given by hand, and writes with it. */
    public MemcacheClientBuilder compressor(Compressor ownCompressor) {
        compressors.add(Arguments.notNull(ownCompressor, "compressor"));
        compressorName = ownCompressor.name();
        return this;
    }

    /**
     * Compresses values of more than this many bytes if they become smaller; 0 compresses nothing, −1 everything. The
     * default is 0, or what a transcoder given by hand has as its own ({@link Transcoder#defaultCompressOver()}).
     */
    public MemcacheClientBuilder compressOver(int bytes) {
        compressOver = StoreOptions.requireThreshold(bytes);
        return this;
    }

    /** Longest value that decompression may make, in bytes; 32 MiB by default. */
    public MemcacheClientBuilder maxDecompressedBytes(int bytes) {
        maxDecompressedBytes = requireAtLeast(1, bytes, "maxDecompressedBytes");
        return this;
    }

    /** How long a call waits for its answer, connecting included; 3 s by default. */
    public MemcacheClientBuilder timeout(Duration newTimeout) {
        timeout = requireTimeout(newTimeout, "timeout");
        return this;
    }

    /** How long one attempt to connect may take; 3 s by default. A call still ends by its own time-out. */
    public MemcacheClientBuilder connectTimeout(Duration newTimeout) {
        connectTimeout = requireTimeout(newTimeout, "connectTimeout");
        return this;
    }

    /**
     * How long a server that failed is left alone at least; 30 s by default. It is tried again in the background after one
     * to one and a half times as long, evenly drawn, so that not all of its clients come back at once. After each further
     * failure twice as long is waited, up to 30 s, or this time if that is longer, and again up to a half more. With zero
     * no server is marked dead: each call tries the server of its key and goes on to the alternative if it cannot connect.
     */
    public MemcacheClientBuilder deadRetry(Duration newDeadRetry) {
        Arguments.notNull(newDeadRetry, "deadRetry");
        if (newDeadRetry.isNegative() || newDeadRetry.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new InvalidRequestException("deadRetry " + newDeadRetry + " is not between zero and 365 days");
        }
        deadRetry = newDeadRetry;
        return this;
    }

    /** What a call does when its server fails; {@link FailureMode#DEGRADE} by default. */
    public MemcacheClientBuilder failureMode(FailureMode mode) {
        failureMode = Arguments.notNull(mode, "failureMode");
        return this;
    }

    /** Whether keys of a dead server go to the locator's next alternative; true by default. */
    public MemcacheClientBuilder failover(boolean on) {
        failover = on;
        return this;
    }

    /**
     * Whether a server that comes back after it was lost is flushed before its first use, so that nothing stale is read;
     * false by default.
     */
    public MemcacheClientBuilder flushOnReconnect(boolean on) {
        flushOnReconnect = on;
        return this;
    }

    /**
     * Whether keys are checked for length and control characters; true by default. CR, LF, NUL and space are refused in
     * any case.
     */
    public MemcacheClientBuilder checkKeys(boolean on) {
        checkKeys = on;
        return this;
    }

    /** Longest key in bytes, prefix included; 250 by default, 0 for no limit here. */
    public MemcacheClientBuilder maxKeyBytes(int bytes) {
        maxKeyBytes = requireAtLeast(0, bytes, "maxKeyBytes");
        return this;
    }

    /** Longest encoded value in bytes, written or read; 1 MiB by default, 0 for no limit here. */
    public MemcacheClientBuilder maxValueBytes(int bytes) {
        maxValueBytes = requireAtLeast(0, bytes, "maxValueBytes");
        return this;
    }

    /**
     * Longest line that a server may answer, in bytes: the words before a value, a statistic, an error; 8,192 by default,
     * 512 or more. A longer one is a {@link ProtocolViolationException}. Raise it with {@link #maxKeyBytes}: a hit repeats its
     * key.
     */
    public MemcacheClientBuilder maxReplyLineBytes(int bytes) {
        maxReplyLineBytes = requireLimit(512, bytes, "maxReplyLineBytes");
        return this;
    }

    /**
     * Longest answer to {@code stats} in bytes, all its lines together; 4 MiB by default, 512 or more. A longer one is a
     * {@link ProtocolViolationException}. {@code stats conns} has about 140 bytes for each connection of the server.
     */
    public MemcacheClientBuilder maxStatisticsBytes(int bytes) {
        maxStatisticsBytes = requireLimit(512, bytes, "maxStatisticsBytes");
        return this;
    }

    /** Connections to each server, 1–64; 2 by default. More help many platform threads on a machine with many cores. */
    public MemcacheClientBuilder connectionsPerServer(int connections) {
        requireAtLeast(1, connections, "connectionsPerServer");
        if (connections > 64) {
            throw new InvalidRequestException("connectionsPerServer " + connections + " is over 64");
        }
        connectionsPerServer = connections;
        return this;
    }

    /**
     * Requests without an answer that one connection holds at most; 16,384 by default. Then blocking callers wait, until
     * their time-out, and asynchronous ones fail with {@link NodeUnavailableException}.
     */
    public MemcacheClientBuilder maxInFlight(int requests) {
        maxInFlight = requireAtLeast(1, requests, "maxInFlight");
        return this;
    }

    /**
     * Bytes of requests without an answer that one connection holds at most, 16 MiB by default; a single larger request
     * is sent when nothing else is under way. What happens then, see {@link #maxInFlight}.
     */
    public MemcacheClientBuilder maxQueuedBytes(int bytes) {
        maxQueuedBytes = requireAtLeast(1, bytes, "maxQueuedBytes");
        return this;
    }

    /** Where futures complete and their values are decoded; the common pool by default. */
    public MemcacheClientBuilder asyncExecutor(Executor executor) {
        asyncExecutor = Arguments.notNull(executor, "asyncExecutor");
        return this;
    }

    /** Is told of failures and of servers that die and revive. */
    public MemcacheClientBuilder listener(ClientListener newListener) {
        listener = Arguments.notNull(newListener, "listener");
        return this;
    }

    /** Encrypts connections with TLS, and verifies servers with the JVM's own trusted certificates. */
    public MemcacheClientBuilder tls() {
        return tls(TlsOptions.builder().build());
    }

    /** Encrypts connections with TLS. Unix domain sockets stay as they are. */
    public MemcacheClientBuilder tls(TlsOptions options) {
        tls = Arguments.notNull(options, "tls");
        return this;
    }

    /**
     * Names this user and password on each new connection, before anything else is sent. For servers with memcached's
     * option {@code -Y}; others refuse it or store it as an item. Without {@link #tls} the network can read it.
     *
     * @throws InvalidRequestException if memcached cannot take them; see {@link Credentials#of}
     */
    public MemcacheClientBuilder credentials(String user, char[] password) {
        Credentials same = Credentials.of(user, password);
        return credentials(server -> same);
    }

    /**
     * The same, asked for again for each new connection, so that they may change and differ from server to server.
     *
     * @param source gives the credentials of a server, null where there are none to send; called on a thread of the
     *     client's that connects; may block; what it throws fails the connect
     */
    public MemcacheClientBuilder credentials(Function<Server, @Nullable Credentials> source) {
        credentials = Arguments.notNull(source, "credentials");
        return this;
    }

    /** What was collected so far, as an immutable copy. */
    public ClientOptions options() {
        return new ClientOptions(this);
    }

    /**
     * Makes the client. It does not connect yet.
     *
     * @throws InvalidRequestException if a named hasher, locator, serializer or compressor is not present, or a file of
     *     {@link TlsOptions} cannot be read
     * @throws IllegalStateException if no implementation is on the module path or class path
     */
    public MemcacheClient build() {
        Iterator<MemcacheClientProvider> providers = ServiceLoader.load(
                        MemcacheClientProvider.class, MemcacheClientBuilder.class.getClassLoader())
                .iterator();
        if (!providers.hasNext()) {
            throw new IllegalStateException("no Memwire client is present: add the artifact io.memwire:memwire-client"
                    + " to the module path (with jlink: --add-modules io.memwire.client) or class path");
        }
        return providers.next().create(options());
    }

    private static int requireAtLeast(int least, int value, String name) {
        if (value < least) {
            throw new InvalidRequestException(name + " " + value + " is below " + least);
        }
        return value;
    }

    private static int requireLimit(int least, int bytes, String name) {
        if (requireAtLeast(least, bytes, name) > 1 << 30) {
            throw new InvalidRequestException(name + " " + bytes + " is over 1 GiB");
        }
        return bytes;
    }

    private static Duration requireTimeout(Duration timeout, String name) {
        Arguments.notNull(timeout, name);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new InvalidRequestException(name + " " + timeout + " is not between 1 ms and 365 days");
        }
        return timeout;
    }
}
