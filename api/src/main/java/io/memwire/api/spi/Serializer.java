package io.memwire.api.spi;

import io.memwire.api.TranscodingException;
import org.jspecify.annotations.Nullable;

/**
 * Turns objects that are neither bytes, text, boolean, character nor number into bytes and back. Found as a service, or
 * given by hand; {@linkplain io.memwire.api.spi the package} tells how, and what holds for every plug-in.
 *
 * <p>Reading must be safe with bytes that an enemy wrote: it makes objects of classes that were agreed on beforehand, never
 * of a class that the bytes name, and runs no code of theirs. Depth, counts and lengths have limits, as options with safe
 * defaults; a length is held against the bytes that are left before anything of that length is allocated.
 *
 * <p>Thread-safety: one instance serves all threads at once. What is not thread-safe inside goes into a pool, not into a
 * {@link ThreadLocal}: with virtual threads there may be a million. It runs on the caller's thread, never on a thread that
 * reads for others.
 *
 * @since 0.1
 */
public interface Serializer {
    /** The name that a user writes in the options, for example {@code kryo}; lower case, unique, never changing. */
    String name();

    /**
     * The client flags that mark its values: {@link ClientFlags#serializer(int)} of its id, or
     * {@link ClientFlags#PICKLE} for the one that writes Python's pickles. The same for ever: an object is read by
     * whichever serializer has its flags.
     */
    int flags();

    /**
     * Encodes an object.
     *
     * @param value the object, never null, and never one that the client encodes by itself
     * @return its bytes, in an array that the serializer does not keep
     * @throws TranscodingException if it cannot encode this object; says what to do. Then nothing is sent
     */
    byte[] serialize(Object value);

    /**
     * Restores what {@link #serialize} was given.
     *
     * @param data bytes from the cache, decompressed; not trusted, not to be changed. The object may keep the array
     * @param type the class that the caller asked for, never a primitive one; {@code Object.class} when any will do
     * @param <T> type of the result
     * @return the object, an instance of {@code type}; null if what is stored stands for none, as Python's {@code None}
     *     does, which callers see as a miss
     * @throws TranscodingException if {@code data} is not in this format, breaks a limit, or is not a {@code type}
     */
    <T> @Nullable T deserialize(byte[] data, Class<T> type);
}
