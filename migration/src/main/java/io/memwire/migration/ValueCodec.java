package io.memwire.migration;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import org.jspecify.annotations.Nullable;

/** What a {@link MigrationTranscoder} is made of. */
interface ValueCodec {
    /** Encodes a value; {@code compressOver} as in {@link io.memwire.api.spi.Transcoder#encode}. */
    EncodedValue encode(Object value, int compressOver);

    /**
     * Restores a value.
     *
     * @param type the class asked for, no primitive one; the result may be of another, or {@link StoredText}
     * @return null if what is stored stands for none
     * @throws TranscodingException if it cannot be read
     */
    <T> @Nullable Object decode(int flags, byte[] data, Class<T> type);
}
