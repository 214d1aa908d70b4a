package io.memwire.api.spi;

import io.memwire.api.TranscodingException;

/**
 * Compresses stored values. Found as a service, or given by hand; {@linkplain io.memwire.api.spi the package} tells how,
 * and what holds for every plug-in.
 *
 * <p>When a value is compressed, and whether the result is kept, is not its business: the client compresses what is over
 * {@code compressOver} and keeps what became smaller, by one rule for all. Any bytes may come: text, another compressor's
 * output, none at all.
 *
 * <p>Thread-safety: one instance serves all threads at once, so keep it stateless.
 *
 * @since 0.1
 */
public interface Compressor {
    /** The name that a user writes in the options, for example {@code lz4}; lower case, unique, never changing. */
    String name();

    /**
     * The client flags that mark its values: {@link ClientFlags#compressor(int)} of its id, or {@link ClientFlags#ZLIB}
     * for the built-in one. The same for ever: a value is read by whichever compressor has its flags.
     */
    int flags();

    /**
     * Compresses a value.
     *
     * @param value the bytes; perhaps the caller's own: not to be kept or changed
     * @return the compressed form in an array that the compressor does not keep; may be longer than {@code value}
     * @throws TranscodingException if it cannot; the value is then not stored
     */
    byte[] compress(byte[] value);

    /**
     * Restores what {@link #compress} was given.
     *
     * <p>A length that {@code stored} tells of itself is no reason to allocate as much: it is to be held against
     * {@code maxLength}, and against what so many bytes can hold at all. Bytes behind the end are refused: they come
     * from an append to a compressed value, which nothing could read.
     *
     * @param stored bytes from the cache; not trusted, not to be kept or changed
     * @param maxLength longest result to make, in bytes, the client's {@code maxDecompressedBytes}; guards against a
     *     decompression bomb
     * @return the original value, in a new array
     * @throws TranscodingException if {@code stored} is not in this format or needs more than {@code maxLength}
     */
    byte[] decompress(byte[] stored, int maxLength);
}
