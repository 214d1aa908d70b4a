package io.memwire.api.spi;

import io.memwire.api.TranscodingException;
import org.jspecify.annotations.Nullable;

/**
 * Object ⇄ value and client flags. The client has one built in, made of a serializer and compressors; another can be given
 * by hand, for example to read what a different client wrote. It then decides about all values and all 32 flags, text and
 * numbers included, and no serializer or compressor is looked for. {@linkplain io.memwire.api.spi The package} tells what
 * holds for every plug-in.
 *
 * <p>{@code incr} and {@code decr} do not ask it: the server counts on decimal text. {@code append} and {@code prepend}
 * encode what they add with a {@code compressOver} of 0, since a whole of two compressed parts could not be read.
 *
 * <p>Thread-safety: one instance serves all threads at once. It runs on the caller's thread, never on a thread that reads
 * for others.
 *
 * @since 0.1
 */
public interface Transcoder {
    /**
     * Encodes an object.
     *
     * @param value the object, never null
     * @param compressOver compress an encoded form of more than this many bytes if it becomes smaller; 0 nothing, −1
     *     everything
     * @return flags and data; an array that was itself the value may be returned as it is
     * @throws TranscodingException if nothing here can encode the object; names the module to add
     */
    EncodedValue encode(Object value, int compressOver);

    /**
     * What {@code compressOver} is when neither the client's options nor the call say anything: one that writes what
     * another client writes has that client's threshold here. 0, nothing is compressed, unless overridden.
     *
     * @return a threshold in bytes, 0 or −1
     */
    default int defaultCompressOver() {
        return 0;
    }

    /**
     * Restores an object.
     *
     * @param flags the client flags that came with it, unsigned
     * @param data bytes from the cache; not trusted; the array is the transcoder's to hand on
     * @param type the class that the caller asked for, never a primitive one; {@code Object.class} when any will do
     * @param <T> type of the result
     * @return the object, an instance of {@code type}; null if what is stored stands for none, as Python's {@code None}
     *     does, which callers see as a miss
     * @throws TranscodingException if flags or data cannot be read as a {@code type}; never a wrong object. The client
     *     adds key, flags, length and class to the message
     */
    <T> @Nullable T decode(int flags, byte[] data, Class<T> type);
}
