package io.memwire.fuzz;

import io.memwire.client.ClientParts;
import io.memwire.compression.lz4.Lz4Compressor;
import io.memwire.compression.zstd.ZstdCompressor;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Everything that reads bytes which somebody else chose. Each takes any input: it returns when the bytes gave a value or
 * the one exception that its contract names, and throws anything else, which is then a finding. What one input may allocate
 * is bounded too.
 */
public enum Target {
    /** What a server sends, to {@code ReplyDecoder}. */
    REPLIES(4),
    /** What a client sends, to {@code RequestDecoder}. */
    REQUESTS(4),
    /** Keys, prefixes, arguments of stats and addresses of servers, made of any characters. */
    TEXTS(4),
    /** A stored value under any flags, to the client's own transcoder with all plug-ins. */
    VALUES(16),
    /** The same under other clients' layouts. */
    MIGRATION(48),
    /** Pickles. */
    PICKLE(16),
    /** What Kryo reads. */
    KRYO(16),
    /** zlib's compressed data. */
    ZLIB(16),
    /** LZ4's. */
    LZ4(16),
    /** Zstandard's. */
    ZSTD(16);

    private final int maxAllocatedMebibytes;

    Target(int maxAllocatedMebibytes) {
        this.maxAllocatedMebibytes = maxAllocatedMebibytes;
    }

    /** Makes one to give inputs to, on one thread. */
    public Consumer<byte[]> open() {
        return new Bounded(make(), (long) maxAllocatedMebibytes << 20);
    }

    private Consumer<byte[]> make() {
        return switch (this) {
            case REPLIES -> new Replies();
            case REQUESTS -> new Requests();
            case TEXTS -> new Texts();
            case VALUES -> new Values(ClientParts.transcoder(Values.MAX_LENGTH));
            case MIGRATION -> new Migration();
            case PICKLE -> new Pickles();
            case KRYO -> new KryoObjects();
            case ZLIB -> new Compressed(ClientParts.zlib());
            case LZ4 -> new Compressed(new Lz4Compressor());
            case ZSTD -> new Compressed(new ZstdCompressor());
        };
    }

    /** The name of its corpus. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
