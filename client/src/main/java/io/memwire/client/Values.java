package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.TranscodingException;
import io.memwire.api.ValueTooLargeException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Objects to stored values and back, with the client's limits. What goes wrong is told with the key and with whose code
 * refused, whatever a transcoder or a plug-in of it throws.
 *
 * @param transcoder does the work
 * @param origin what messages call it
 * @param maxBytes longest encoded value, 0 for no limit
 */
record Values(Transcoder transcoder, Origin origin, int maxBytes) {
    static Values of(Transcoder transcoder, int maxBytes) {
        boolean isOurs = transcoder instanceof BuiltInTranscoder;
        return new Values(transcoder, isOurs ? Origin.BUILT_IN : Origin.of("transcoder", transcoder), maxBytes);
    }

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
            origin.requireBytes(encoded == null ? null : encoded.data());
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw TranscodingException.ofStore(key, value.getClass(), origin.refusal(e));
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
     * @throws TranscodingException if it is no {@code type}
     */
    <T> @Nullable T decode(Key key, int flags, byte[] data, Class<T> type) {
        try {
            Class<T> wanted = boxed(type);
            Object object = transcoder.decode(flags, data, wanted);
            return origin.requireType(object, wanted);
        } catch (Exception | StackOverflowError | LinkageError e) {
            var exception = TranscodingException.ofRead(key, flags, data.length, type, origin.refusal(e));
            Journal.undecodable(exception);
            throw exception;
        }
    }

    @SuppressWarnings(
            "unchecked") // the wrapper of int.class is Integer, and Class<Integer> is what int.class claims to be
    private static <T> Class<T> boxed(Class<T> type) {
        return type.isPrimitive()
                ? (Class<T>) MethodType.methodType(type).wrap().returnType()
                : type;
    }
}
