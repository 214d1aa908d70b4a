package io.memwire.migration;

import io.memwire.api.TranscodingException;

/**
 * The choices that a client leaves to its users for scalars.
 *
 * @param charset of text
 * @param packZeros whether leading zero bytes of numbers are dropped
 * @param primitivesAsText whether numbers and booleans are written as text
 */
record ScalarStyle(StrictCharset charset, boolean packZeros, boolean primitivesAsText) {
    /** Big-endian bytes of a number that has {@code width} of them. */
    byte[] number(long value, int width) {
        return packZeros ? BigEndian.packed(value, width) : BigEndian.fixed(value, width);
    }

    /** In text, what is neither number, boolean nor text would lose its class and could not be read again. */
    void requireReadable(Object value) {
        if (primitivesAsText) {
            throw new TranscodingException("with primitivesAsText xmemcached writes a "
                    + value.getClass().getTypeName() + " so that nobody can read it: store its text or number");
        }
    }
}
