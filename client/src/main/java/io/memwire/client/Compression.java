package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.EncodedValue;
import java.util.List;
import java.util.stream.Collectors;

/** When a value is compressed, and by which compressor one is read: the same rule for all of them. */
final class Compression {
    private final List<Compressor> readers;
    private final Compressor writer;
    private final int maxDecompressedBytes;

    /**
     * A rule for these compressors.
     *
     * @param readers the compressors whose values can be read, each with flags of its own
     * @param writer the one that writes
     * @param maxDecompressedBytes longest value to make, in bytes
     */
    Compression(List<Compressor> readers, Compressor writer, int maxDecompressedBytes) {
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
            byte[] compressed = writer.compress(data);
            if (compressed.length < data.length) {
                return new EncodedValue(encoding | writer.flags(), compressed);
            }
        }
        return new EncodedValue(encoding, data);
    }

    /** The data as it was before compression; {@code data} itself when the flags say that there was none. */
    byte[] decompress(int flags, byte[] data) {
        int compression = FlagLayout.compression(flags);
        if (compression == 0) {
            return data;
        }
        for (Compressor reader : readers) {
            if (reader.flags() == compression) {
                return reader.decompress(data, maxDecompressedBytes);
            }
        }
        throw new TranscodingException("its compressor, id " + FlagLayout.compressorId(compression)
                + ", is not present (present: "
                + readers.stream().map(Compressor::name).collect(Collectors.joining(", "))
                + "): add the module that has it, such as io.memwire.compression.lz4");
    }
}
