package io.memwire.migration;

import io.memwire.api.spi.Transcoder;

/**
 * Reads and writes what spymemcached does, and AWS's ElastiCache Cluster Client, which is made of it. Same flags, same
 * bytes, so that both can share one cache while an application moves.
 *
 * <pre>{@code
 * MemcacheClient.builder()
 *         .transcoder(SpymemcachedTranscoder.builder()
 *                 .javaSerialization(JavaSerialization.filteredBy(classes))
 *                 .build())
 * }</pre>
 *
 * <p>{@link Layout} has the classes, their flags and bytes. Beyond that:
 *
 * <ul>
 *   <li>Values of more than 16,384 bytes are compressed with gzip if they become smaller, but never text that spymemcached
 *       takes for JSON or a number: beginning with <code>{</code> or {@code [}, all digits, {@code true},
 *       {@code false}, {@code null}.
 *   <li>A whole number is read as any class of whole numbers that it fits, and so is text that spells one: counters
 *       are text. Text is read as {@code byte[]}, boolean or number too if that is asked for; a {@code float} as
 *       {@code double}.
 *   <li>What spymemcached turns into null, question marks or another object is a
 *       {@link io.memwire.api.TranscodingException}: unknown flags, corrupt data, characters that the charset lacks.
 * </ul>
 *
 * @since 0.1
 */
public final class SpymemcachedTranscoder {
    private SpymemcachedTranscoder() {}

    /** The options, with spymemcached's defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The options.
     *
     * @since 0.1
     */
    public static final class Builder extends TranscoderBuilder<Builder> {
        private Builder() {}

        @Override
        public Transcoder build() {
            boolean packZeros = layout == Layout.SERIALIZING;
            var style = new ScalarStyle(charset, packZeros, false);
            return build("spymemcached", style, false, Builder::looksLikeJson);
        }

        @Override
        Builder self() {
            return this;
        }

        private static boolean looksLikeJson(Object value) {
            if (!(value instanceof String text)) {
                return false;
            }
            return text.startsWith("{")
                    || text.startsWith("[")
                    || text.equals("true")
                    || text.equals("false")
                    || text.equals("null")
                    || isWholeNumber(text);
        }

        private static boolean isWholeNumber(String text) {
            int start = text.startsWith("-") ? 1 : 0;
            return start < text.length() && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
