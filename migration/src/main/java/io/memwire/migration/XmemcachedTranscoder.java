package io.memwire.migration;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.spi.Transcoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what xmemcached does: same flags, same bytes, so that both can share one cache while an application
 * moves.
 *
 * <pre>{@code
 * MemcacheClient.builder()
 *         .transcoder(XmemcachedTranscoder.builder().zlib().build())
 * }</pre>
 *
 * <p>{@link Layout} has the classes, their flags and bytes. Beyond that:
 *
 * <ul>
 *   <li>Values of more than 16,384 bytes are compressed if they become smaller, with gzip or, if told so, zlib. Either is
 *       read, although both have the same flag.
 *   <li>A whole number is read as any class of whole numbers that it fits, and so is text that spells one: counters
 *       are text. Text is read as {@code byte[]}, boolean or number too if that is asked for; a {@code float} as
 *       {@code double}.
 *   <li>What xmemcached turns into null, half a value, question marks or another object is a
 *       {@link io.memwire.api.TranscodingException}: unknown flags, corrupt data, characters that the charset lacks.
 * </ul>
 *
 * @since 0.1
 */
public final class XmemcachedTranscoder {
    private XmemcachedTranscoder() {}

    /** The options, with xmemcached's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The options.
     *
     * @since 0.1
     */
    public static final class Builder extends TranscoderBuilder<Builder> {
        private boolean zlib;
        private boolean primitivesAsText;
        private @Nullable Boolean packZeros;

        private Builder() {}

        /** Compresses with zlib instead of gzip: xmemcached's {@code CompressionMode.ZIP}. */
        public Builder zlib() {
            zlib = true;
            return this;
        }

        /**
         * Writes numbers and booleans as text, so that clients in other languages can read them: xmemcached's
         * {@code primitiveAsString}. Ask for their class when you read them; for {@code Object.class} they are text.
         * {@code byte[]} is then marked as text too. {@link java.util.Date} and {@link Character} are refused: xmemcached
         * writes their bits with the flags of text, and gets nonsense back.
         */
        public Builder primitivesAsText() {
            primitivesAsText = true;
            return this;
        }

        /**
         * Whether leading zero bytes of numbers are dropped: xmemcached's {@code packZeros}. By default they are in
         * {@link Layout#SERIALIZING}. Both are read.
         */
        public Builder packZeros(boolean on) {
            packZeros = on;
            return this;
        }

        @Override
        public Transcoder build() {
            boolean pack = packZeros != null ? packZeros : layout == Layout.SERIALIZING;
            if (layout == Layout.WHALIN_V1 && (pack || primitivesAsText)) {
                throw new InvalidRequestException("WHALIN_V1 knows neither packZeros nor primitivesAsText");
            }
            var style = new ScalarStyle(charset, pack, primitivesAsText);
            return build("xmemcached", style, zlib, value -> false);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
