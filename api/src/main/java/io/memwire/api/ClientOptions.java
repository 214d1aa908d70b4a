package io.memwire.api;

import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a client, as {@link MemcacheClientBuilder} collected and checked them; there each one is explained.
 * Immutable.
 *
 * @since 0.1
 */
public final class ClientOptions {
    private final List<Server> servers;
    private final String hasherName;
    private final @Nullable KeyHasher hasher;
    private final String locatorName;
    private final @Nullable NodeLocatorFactory locator;
    private final @Nullable Transcoder transcoder;
    private final Dialect dialect;
    private final @Nullable String serializerName;
    private final List<Serializer> serializers;
    private final @Nullable String compressorName;
    private final List<Compressor> compressors;
    private final int compressOver;
    private final int maxDecompressedBytes;
    private final Duration timeout;
    private final Duration connectTimeout;
    private final Duration deadRetry;
    private final FailureMode failureMode;
    private final boolean failover;
    private final boolean flushOnReconnect;
    private final boolean checkKeys;
    private final int maxKeyBytes;
    private final int maxValueBytes;
    private final int maxReplyLineBytes;
    private final int maxStatisticsBytes;
    private final int connectionsPerServer;
    private final int maxInFlight;
    private final int maxQueuedBytes;
    private final Executor asyncExecutor;
    private final ClientListener listener;
    private final @Nullable TlsOptions tls;
    private final @Nullable Function<Server, @Nullable Credentials> credentials;

    ClientOptions(MemcacheClientBuilder builder) {
        servers = builder.servers;
        hasherName = builder.hasherName;
        hasher = builder.hasher;
        locatorName = builder.locatorName;
        locator = builder.locator;
        transcoder = builder.transcoder;
        dialect = builder.dialect;
        serializerName = builder.serializerName;
        serializers = List.copyOf(builder.serializers);
        compressorName = builder.compressorName;
        compressors = List.copyOf(builder.compressors);
        compressOver = compressOver(builder.compressOver, builder.transcoder);
        maxDecompressedBytes = builder.maxDecompressedBytes;
        timeout = builder.timeout;
        connectTimeout = builder.connectTimeout;
        deadRetry = builder.deadRetry;
        failureMode = builder.failureMode;
        failover = builder.failover;
        flushOnReconnect = builder.flushOnReconnect;
        checkKeys = builder.checkKeys;
        maxKeyBytes = builder.maxKeyBytes;
        maxValueBytes = builder.maxValueBytes;
        maxReplyLineBytes = builder.maxReplyLineBytes;
        maxStatisticsBytes = builder.maxStatisticsBytes;
        connectionsPerServer = builder.connectionsPerServer;
        maxInFlight = builder.maxInFlight;
        maxQueuedBytes = builder.maxQueuedBytes;
        asyncExecutor = builder.asyncExecutor;
        listener = builder.listener;
        tls = builder.tls;
        credentials = builder.credentials;
    }

    private static int compressOver(@Nullable Integer asked, @Nullable Transcoder transcoder) {
        if (asked != null) {
            return asked;
        }
        return transcoder == null
                ? StoreOptions.COMPRESS_NEVER
                : StoreOptions.requireThreshold(transcoder.defaultCompressOver());
    }

    /** The servers in their order, with their weights. */
    public List<Server> servers() {
        return servers;
    }

    /** Name of the key hasher; not used when {@link #hasher()} is there. */
    public String hasherName() {
        return hasherName;
    }

    /** The key hasher given by hand, or null. */
    public @Nullable KeyHasher hasher() {
        return hasher;
    }

    /** Name of the node locator; not used when {@link #locator()} is there. */
    public String locatorName() {
        return locatorName;
    }

    /** The node locator given by hand, or null. */
    public @Nullable NodeLocatorFactory locator() {
        return locator;
    }

    /** The transcoder in place of the built-in one, or null. */
    public @Nullable Transcoder transcoder() {
        return transcoder;
    }

    /** How the built-in transcoder marks text. */
    public Dialect dialect() {
        return dialect;
    }

    /** Name of the serializer that writes, or null for the only one present. */
    public @Nullable String serializerName() {
        return serializerName;
    }

    /** Serializers given by hand. */
    public List<Serializer> serializers() {
        return serializers;
    }

    /** Name of the compressor that writes, or null for zlib. */
    public @Nullable String compressorName() {
        return compressorName;
    }

    /** Compressors given by hand. */
    public List<Compressor> compressors() {
        return compressors;
    }

    /** Compression threshold in bytes; 0 compresses nothing, −1 everything. */
    public int compressOver() {
        return compressOver;
    }

    /** Longest value that decompression may make, in bytes. */
    public int maxDecompressedBytes() {
        return maxDecompressedBytes;
    }

    /** How long a call waits for its answer. */
    public Duration timeout() {
        return timeout;
    }

    /** How long one attempt to connect may take. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long a server that failed is left alone. */
    public Duration deadRetry() {
        return deadRetry;
    }

    /** What a call does when its server fails. */
    public FailureMode failureMode() {
        return failureMode;
    }

    /** Whether keys of a dead server go to the locator's next alternative. */
    public boolean failover() {
        return failover;
    }

    /** Whether a server that comes back is flushed before its first use. */
    public boolean flushOnReconnect() {
        return flushOnReconnect;
    }

    /** Whether keys are checked for length and control characters. */
    public boolean checkKeys() {
        return checkKeys;
    }

    /** Longest key in bytes; 0 for no limit. */
    public int maxKeyBytes() {
        return maxKeyBytes;
    }

    /** Longest encoded value in bytes; 0 for no limit. */
    public int maxValueBytes() {
        return maxValueBytes;
    }

    /** Longest line of a reply in bytes, values excepted. */
    public int maxReplyLineBytes() {
        return maxReplyLineBytes;
    }

    /** Longest answer to {@code stats} in bytes. */
    public int maxStatisticsBytes() {
        return maxStatisticsBytes;
    }

    /** Connections to each server. */
    public int connectionsPerServer() {
        return connectionsPerServer;
    }

    /** Requests without an answer that one connection holds at most. */
    public int maxInFlight() {
        return maxInFlight;
    }

    /** Bytes of requests without an answer that one connection holds at most. */
    public int maxQueuedBytes() {
        return maxQueuedBytes;
    }

    /** Where futures complete. */
    public Executor asyncExecutor() {
        return asyncExecutor;
    }

    /** Is told of failures. */
    public ClientListener listener() {
        return listener;
    }

    /** How connections are encrypted, or null: they are not. */
    public @Nullable TlsOptions tls() {
        return tls;
    }

    /** Asked for the credentials of each new connection, or null: there are none. */
    public @Nullable Function<Server, @Nullable Credentials> credentials() {
        return credentials;
    }
}
