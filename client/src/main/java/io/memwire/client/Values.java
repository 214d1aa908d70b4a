package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.TranscodingException;
import io.memwire.api.ValueTooLargeException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import org.jspecify.annotations.Nullable;

/**
 * Objects to stored values and back, with the client's limits, and with the key in what goes wrong.
 *
 * @param transcoder does the work
 * @param maxBytes longest encoded value, 0 for no limit
 */
record Values(Transcoder transcoder, int maxBytes) {
    /**
     * Encodes an object for a key.
     *
     * @throws InvalidRequestException if it is null or too large
     * @throws TranscodingException if it cannot be encoded
     */
    EncodedValue encode(Key key, Object value, int compressOver) {
        if (value == null) {
            throw new InvalidRequestException("value of key " + key + " is null: use delete(key) to remove an item");
        }
        EncodedValue encoded;
        try {
            encoded = transcoder.encode(value, compressOver);
        } catch (TranscodingException e) {
            throw new TranscodingException(
                    "cannot store a " + value.getClass().getName() + " under key " + key + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new TranscodingException(
                    "the transcoder failed on a " + value.getClass().getName() + " for key " + key + ": " + e, e);
        }
        if (maxBytes > 0 && encoded.data().length > maxBytes) {
            throw new ValueTooLargeException(encoded.data().length, maxBytes);
        }
        return encoded;
    }

    /**
     * Decodes what came for a key.
     *
     * @return the object; null if what is stored stands for none
     * @throws TranscodingException if it is no {@code type}; names key, flags and length
     */
    <T> @Nullable T decode(Key key, int flags, byte[] data, Class<T> type) {
        try {
            return transcoder.decode(flags, data, type);
        } catch (TranscodingException e) {
            throw undecodable(key, flags, data, e.getMessage(), e);
        } catch (RuntimeException e) {
            throw undecodable(key, flags, data, "the transcoder failed: " + e, e);
        }
    }

    private static TranscodingException undecodable(
            Key key, int flags, byte[] data, @Nullable String why, Exception cause) {
        var exception = new TranscodingException(
                "cannot read the value of key " + key + " (flags 0x" + Integer.toHexString(flags) + ", " + data.length
                        + " bytes): " + why,
                cause);
        Journal.undecodable(exception);
        return exception;
    }
}
