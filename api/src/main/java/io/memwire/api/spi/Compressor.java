package io.memwire.api.spi;

import io.memwire.api.TranscodingException;

/**
 * Compresses stored values. Found with {@link java.util.ServiceLoader} and chosen by {@link #name()}, or given by hand in
 * the builder. When a value is worth compressing, and whether the result is kept, is not its business.
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
     * for the built-in one. The same for ever.
     */
    int flags();

    /**
     * Compresses a value.
     *
     * @param value the bytes; not to be kept or changed
     * @return the compressed form in an array that the compressor does not keep; may be longer than {@code value}
     */
    byte[] compress(byte[] value);

    /**
     * Restores what {@link #compress} was given.
     *
     * @param stored bytes from the cache; not trusted, not to be kept or changed
     * @param maxLength longest result to make, in bytes; guards against a decompression bomb
     * @return the original value, in a new array
     * @throws TranscodingException if {@code stored} is not in this format or needs more than {@code maxLength}
     */
    byte[] decompress(byte[] stored, int maxLength);
}
