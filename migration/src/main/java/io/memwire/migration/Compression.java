package io.memwire.migration;

import io.memwire.api.TranscodingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The compression of the other clients. Either format is read, because a value's first byte tells which one it is: gzip
 * begins with 0x1f, which is no beginning of zlib data.
 *
 * @param zlib whether zlib is written, otherwise gzip; both with the JDK's defaults
 * @param maxDecompressedBytes longest value to make, in bytes
 */
record Compression(boolean zlib, int maxDecompressedBytes) {
    private static final int GZIP_FIRST_BYTE = GZIPInputStream.GZIP_MAGIC & 0xff;
    private static final int CHUNK = 8192;

    /** Whether a value of that length can be read again when it was compressed. */
    boolean canRestore(int length) {
        return length <= maxDecompressedBytes;
    }

    byte[] compress(byte[] value) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = zlib ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(value);
        } catch (IOException e) {
            throw new TranscodingException("compression failed", e);
        }
        return bytes.toByteArray();
    }

    byte[] decompress(byte[] stored) {
        var bytes = new ByteArrayInputStream(stored);
        try {
            return stored.length > 0 && (stored[0] & 0xff) == GZIP_FIRST_BYTE ? gunzip(bytes) : inflate(bytes);
        } catch (IOException e) {
            throw new TranscodingException(
                    "its compressed data is corrupt or cut off, or another client wrote it: " + e.getMessage(), e);
        }
    }

    private byte[] gunzip(InputStream stored) throws IOException {
        try (var in = new GZIPInputStream(stored)) {
            return readAll(in);
        }
    }

    private byte[] inflate(InputStream stored) throws IOException {
        var inflater = new Inflater();
        try {
            byte[] value = readAll(new InflaterInputStream(stored, inflater));
            if (!inflater.finished()) { // the stream takes a missing dictionary for the end
                throw new IOException("it needs a dictionary");
            }
            return value;
        } finally {
            inflater.end();
        }
    }

    /** Grows with what has come out, never with what the data promises. */
    private byte[] readAll(InputStream in) throws IOException {
        var value = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (read > maxDecompressedBytes - value.size()) {
                throw new TranscodingException(
                        "it is over maxDecompressedBytes, " + maxDecompressedBytes + ", when decompressed");
            }
            value.write(chunk, 0, read);
        }
        return value.toByteArray();
    }
}
