package io.memwire.client;

import static io.memwire.api.spi.ClientFlags.COMPRESSOR_MASK;
import static io.memwire.api.spi.ClientFlags.INTEGER;
import static io.memwire.api.spi.ClientFlags.LONG;
import static io.memwire.api.spi.ClientFlags.MARK;
import static io.memwire.api.spi.ClientFlags.PICKLE;
import static io.memwire.api.spi.ClientFlags.SERIALIZER_MASK;
import static io.memwire.api.spi.ClientFlags.TEXT;
import static io.memwire.api.spi.ClientFlags.ZLIB;

import io.memwire.api.spi.ClientFlags;

/** Takes client flags apart; {@link ClientFlags} has the layout. */
final class FlagLayout {
    private static final int PYTHON_ENCODINGS = PICKLE | INTEGER | LONG | TEXT;

    private FlagLayout() {}

    /** How the value was encoded: {@code flags} without compression. 0 is bytes or text. */
    static int encoding(int flags) {
        int id = flags & SERIALIZER_MASK;
        return id != 0 ? MARK | id : flags & PYTHON_ENCODINGS;
    }

    /** The flags of the compressor, 0 for none. */
    static int compression(int flags) {
        int id = flags & COMPRESSOR_MASK;
        return id != 0 ? MARK | id : flags & ZLIB;
    }

    /** Whether the flags are not made of the two: other bits, ids without the mark, the mark without an id. */
    static boolean isForeign(int flags) {
        return flags != (encoding(flags) | compression(flags));
    }

    /** The id of the serializer or native scalar in an encoding, 0 for none. */
    static int serializerId(int encoding) {
        return (encoding & SERIALIZER_MASK) >>> 8;
    }

    /** The id of the compressor in a compression, 0 for none. */
    static int compressorId(int compression) {
        return (compression & COMPRESSOR_MASK) >>> 16;
    }

    /** For messages: unsigned, in hex. */
    static String hex(int flags) {
        return "0x" + Integer.toHexString(flags);
    }
}
