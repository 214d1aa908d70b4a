package io.memwire.migration;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Layout} that is not Java serialization. The flags here are those without compression. */
interface ScalarLayout {
    /** The flags of what is Java-serialized. */
    int serializedFlags();

    /** The flags that {@link #decode} can read, for a message. */
    String knownFlags();

    /** Whether {@link #decode} can read values with these flags. */
    boolean knows(int flags);

    /**
     * Encodes a scalar.
     *
     * @return null when the layout has no word for its class
     */
    @Nullable
    EncodedValue encode(Object value);

    /**
     * Restores a scalar.
     *
     * @param flags flags that are {@linkplain #knows known}
     * @return the object, or {@link StoredText}
     * @throws TranscodingException if the data is not what the flags say
     */
    Object decode(int flags, byte[] data);
}
