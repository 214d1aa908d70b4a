package io.memwire.api.spi;

import io.memwire.api.InvalidRequestException;

/**
 * The layout of the 32 client flags, which say how a value was encoded.
 *
 * <pre>
 * bits 0–4     python-memcached's: 1 pickle, 2 integer, 4 long, 8 zlib, 16 text
 * bits 8–15    id of a native scalar or serializer, 0 none
 * bits 16–19   id of a compressor, 0 none
 * bits 24–31   0x4D ('M') when any of the bits 8–19 is used, else 0
 * </pre>
 *
 * <p>Serializer ids: 1–15 the client's own scalars, 16–63 modules of Memwire, 64–191 for third parties (tell the project,
 * which keeps the list in {@code docs/plugins.md}), 192–255 private use. Compressor ids: 1–7 Memwire, 8–11 third
 * parties, 12–15 private use. The page {@code docs/values.md} has Memwire's own, byte by byte.
 *
 * @since 0.1
 */
public final class ClientFlags {
    /** Data is a Python pickle. */
    public static final int PICKLE = 1;
    /** Data is a whole number in decimal text. */
    public static final int INTEGER = 2;
    /** Data is a whole number in decimal text, written by Python 2 for numbers beyond 64 bits. */
    public static final int LONG = 4;
    /** Data is compressed with zlib (RFC 1950). */
    public static final int ZLIB = 8;
    /** Data is UTF-8 text, as python-memcached 1.59 and later mark it. */
    public static final int TEXT = 16;
    /** Bits that hold the serializer's id. */
    public static final int SERIALIZER_MASK = 0xff << 8;
    /** Bits that hold the compressor's id. */
    public static final int COMPRESSOR_MASK = 0xf << 16;
    /** Bits that tell Memwire's own flags from foreign ones. */
    public static final int MARK_MASK = 0xff << 24;
    /** Value of those bits when a serializer or compressor id is used. */
    public static final int MARK = 0x4D << 24;

    private ClientFlags() {}

    /**
     * Flags of a value written by the serializer with this id.
     *
     * @throws InvalidRequestException if the id is not in 1–255
     */
    public static int serializer(int id) {
        return MARK | requireId("serializer", id, 255) << 8;
    }

    /**
     * Flags of a value compressed by the compressor with this id.
     *
     * @throws InvalidRequestException if the id is not in 1–15
     */
    public static int compressor(int id) {
        return MARK | requireId("compressor", id, 15) << 16;
    }

    private static int requireId(String what, int id, int max) {
        if (id < 1 || id > max) {
            throw new InvalidRequestException(what + " id " + id + " is out of range 1-" + max);
        }
        return id;
    }
}
