package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.EncodedValue;
import java.util.List;

/** When a value is compressed, and by which compressor one is read: the same rule for all of them. */
final class Compression {
    private final List<Plugin<Compressor>> readers;
    private final Plugin<Compressor> writer;
    private final int maxDecompressedBytes;

    /**
     * A rule for these compressors.
     *
     * @param readers the compressors whose values can be read, each with flags of its own
     * @param writer the one that writes
     * @param maxDecompressedBytes longest value to make, in bytes
     */
    Compression(List<Plugin<Compressor>> readers, Plugin<Compressor> writer, int maxDecompressedBytes) {
        this.readers = List.copyOf(readers);
        this.writer = writer;
        this.maxDecompressedBytes = maxDecompressedBytes;
    }

    /**
     * Compresses a value that has more than {@code compressOver} bytes (0: never, −1: always) if it becomes smaller.
     * One that could not be read again, because it is over {@code maxDecompressedBytes}, stays as it is.
     */
    EncodedValue compress(int encoding, byte[] data, int compressOver) {
        if (compressOver != 0 && data.length > compressOver && data.length <= maxDecompressedBytes) {
            byte[] compressed = compress(data);
            if (compressed.length < data.length) {
                return new EncodedValue(encoding | writer.flags(), compressed);
            }
        }
        return new EncodedValue(encoding, data);
    }

    private byte[] compress(byte[] data) {
        byte[] compressed;
        try {
            compressed = writer.instance().compress(data);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw writer.origin().refusal(e);
        }
        return writer.origin().requireBytes(compressed);
    }

    /** The data as it was before compression; {@code data} itself when the flags say that there was none. */
    byte[] decompress(int flags, byte[] data) {
        int compression = FlagLayout.compression(flags);
        if (compression == 0) {
            return data;
        }
        Plugin<Compressor> reader = Plugin.withFlags(compression, readers);
        if (reader == null) {
            throw new TranscodingException("its compressor, id " + FlagLayout.compressorId(compression)
                    + ", is not present (present: " + Plugin.names(readers) + ")"
                    + PluginKind.COMPRESSOR.advice(compression));
        }
        return decompress(reader, data);
    }

    private byte[] decompress(Plugin<Compressor> reader, byte[] data) {
        byte[] plain;
        try {
            plain = reader.instance().decompress(data, maxDecompressedBytes);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw reader.origin().refusal(e);
        }
        if (reader.origin().requireBytes(plain).length > maxDecompressedBytes) {
            throw reader.origin()
                    .refusal(new TranscodingException(
                            "it made " + plain.length + " bytes, over maxDecompressedBytes, " + maxDecompressedBytes));
        }
        return plain;
    }
}
