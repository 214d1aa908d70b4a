package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The built-in compressor, {@code zlib}: RFC 1950, level 6, as python-memcached's default. */
final class ZlibCompressor implements Compressor {
    private static final int LEVEL = 6;
    private static final int CHUNK = 8192;

    /** Longest array that every JVM can make. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    @Override
    public String name() {
        return "zlib";
    }

    @Override
    public int flags() {
        return ClientFlags.ZLIB;
    }

    @Override
    public byte[] compress(byte[] value) {
        var deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(value);
            deflater.finish();
            var out = new ByteArrayOutputStream(Math.min(value.length, CHUNK));
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    @Override
    public byte[] decompress(byte[] stored, int maxLength) {
        var inflater = new Inflater();
        try {
            inflater.setInput(stored);
            byte[] value = inflate(inflater, stored.length, maxLength);
            if (inflater.getRemaining() > 0) {
                throw new TranscodingException(inflater.getRemaining() + " bytes follow the end of its zlib data");
            }
            return value;
        } catch (DataFormatException e) {
            throw new TranscodingException("its zlib data is corrupt: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /** Grows with what has come out, never with what the data promises. */
    private static byte[] inflate(Inflater inflater, int storedLength, int maxLength) throws DataFormatException {
        int limit = (int) Math.min(maxLength + 1L, MAX_ARRAY); // one more, to see that there is more
        byte[] value = new byte[(int) Math.min(limit, 64 + 4L * storedLength)];
        int length = 0;
        while (!inflater.finished()) {
            if (length == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(limit, 2L * length));
            }
            int more = inflater.inflate(value, length, value.length - length);
            length += more;
            if (length > maxLength || length == MAX_ARRAY) {
                throw new TranscodingException("it is over maxDecompressedBytes, " + maxLength + ", when decompressed");
            }
            if (more == 0 && !inflater.finished()) {
                throw new TranscodingException(
                        inflater.needsDictionary() ? "its zlib data needs a dictionary" : "its zlib data is cut off");
            }
        }
        return length == value.length ? value : Arrays.copyOf(value, length);
    }
}
