package io.memwire.api.spi;

import io.memwire.api.TranscodingException;
import org.jspecify.annotations.Nullable;

/**
 * Turns objects that are neither bytes, text, boolean nor number into bytes and back. Found with
 * {@link java.util.ServiceLoader} and chosen by {@link #name()}, or given by hand in the builder.
 *
 * <p>Thread-safety: one instance serves all threads at once. It runs on the caller's thread, never on a thread that reads
 * for others.
 *
 * @since 0.1
 */
public interface Serializer {
    /** The name that a user writes in the options, for example {@code kryo}; lower case, unique, never changing. */
    String name();

    /**
     * The client flags that mark its values: {@link ClientFlags#serializer(int)} of its id, or
     * {@link ClientFlags#PICKLE} for the one that writes Python's pickles. The same for ever.
     */
    int flags();

    /**
     * Encodes an object.
     *
     * @param value the object, never null
     * @return its bytes, in an array that the serializer does not keep
     * @throws TranscodingException if it cannot encode this object; says what to do
     */
    byte[] serialize(Object value);

    /**
     * Restores what {@link #serialize} was given.
     *
     * @param data bytes from the cache; not trusted, not to be kept or changed
     * @param type the class that the caller asked for; {@code Object.class} when any will do
     * @param <T> type of the result
     * @return the object, an instance of {@code type}; null if what is stored stands for none, as Python's {@code None}
     *     does, which callers see as a miss
     * @throws TranscodingException if {@code data} is not in this format, breaks a limit, or is not a {@code type}
     */
    <T> @Nullable T deserialize(byte[] data, Class<T> type);
}
