package io.memwire.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import io.memwire.api.spi.Transcoder;
import java.nio.charset.Charset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The options that {@link SpymemcachedTranscoder} and {@link XmemcachedTranscoder} have in common. Every setter checks its
 * argument at once and returns this builder. Not thread-safe.
 *
 * @param <B> the builder itself
 * @since 0.1
 */
public abstract sealed class TranscoderBuilder<B extends TranscoderBuilder<B>>
        permits SpymemcachedTranscoder.Builder, XmemcachedTranscoder.Builder {
    /** From which size on both clients compress, in bytes. */
    static final int COMPRESS_OVER = 16_384;

    Layout layout = Layout.SERIALIZING;
    StrictCharset charset = new StrictCharset(UTF_8);

    private @Nullable JavaSerialization javaSerialization;
    private @Nullable Serializer serializer;
    private int compressOver = COMPRESS_OVER;
    private int maxDecompressedBytes = 32 << 20;

    TranscoderBuilder() {}

    /** The layout, which is the class of the other client's transcoder; {@link Layout#SERIALIZING} by default. */
    public B layout(Layout newLayout) {
        layout = Arguments.notNull(newLayout, "layout");
        return self();
    }

    /** The charset of text; UTF-8 by default. */
    public B charset(Charset newCharset) {
        charset = StrictCharset.of(newCharset);
        return self();
    }

    /**
     * Reads and writes objects with Java serialization, as the other client does. Without this they are refused; see
     * {@link JavaSerialization} for why.
     */
    public B javaSerialization(JavaSerialization newSerialization) {
        javaSerialization = Arguments.notNull(newSerialization, "javaSerialization");
        return self();
    }

    /**
     * Writes objects with a serializer of Memwire instead, and reads both: the way out of Java serialization. The flags of
     * such values begin with 0x4d and are none of the other client's, which sees a miss where one of them is stored. Not
     * for {@link Layout#WHALIN_V1}, which looks at no flags.
     *
     * @param newSerializer one whose flags are {@link ClientFlags#serializer}, such as the module
     *     {@code io.memwire.serialization.kryo} has; the one of pickles is refused by {@link #build()}
     */
    public B serializer(Serializer newSerializer) {
        serializer = Arguments.notNull(newSerializer, "serializer");
        return self();
    }

    /**
     * Compresses values of more than this many bytes if they become smaller, when neither the client's options nor the
     * call say anything; 16,384 by default, as in the other clients. 0 compresses nothing, −1 everything.
     */
    public B compressOver(int bytes) {
        compressOver = Arguments.atLeast(-1, bytes, "compressOver");
        return self();
    }

    /** Longest value that decompression may make, in bytes; 32 MiB by default. */
    public B maxDecompressedBytes(int bytes) {
        maxDecompressedBytes = Arguments.atLeast(1, bytes, "maxDecompressedBytes");
        return self();
    }

    /**
     * Makes the transcoder.
     *
     * @return an immutable, thread-safe transcoder for {@link io.memwire.api.MemcacheClientBuilder#transcoder}
     * @throws InvalidRequestException if two options exclude each other
     */
    public abstract Transcoder build();

    abstract B self();

    final Transcoder build(String client, ScalarStyle style, boolean zlib, Predicate<Object> neverCompressed) {
        if (layout == Layout.WHALIN_V1 && serializer != null) {
            throw new InvalidRequestException(
                    "WHALIN_V1 with a serializer: the other client would take the first byte of"
                            + " its values for their class, whatever their flags are");
        }
        ScalarLayout scalars = layout.scalars(style);
        var codec = new LayoutCodec(
                scalars,
                new ObjectLayout(scalars.serializedFlags(), javaSerialization, serializer),
                new Compression(zlib, maxDecompressedBytes),
                neverCompressed);
        return new MigrationTranscoder(client + "'s " + layout.theirName(), codec, charset, compressOver);
    }
}
