package io.memwire.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final int LIMIT = 1 << 20;
    private static final int COMPRESSED = 2;
    private static final String TEXT = "to be or not to be, ".repeat(2000);

    private final Transcoder gzip =
            SpymemcachedTranscoder.builder().maxDecompressedBytes(LIMIT).build();
    private final Transcoder zlib =
            XmemcachedTranscoder.builder().maxDecompressedBytes(LIMIT).zlib().build();

    @Test
    void compressesFromTheSameSizeOnAsTheOtherClients() {
        assertEquals(16_384, gzip.defaultCompressOver());
        assertEquals(16_384, zlib.defaultCompressOver());
        assertEquals(
                100, SpymemcachedTranscoder.builder().compressOver(100).build().defaultCompressOver());
    }

    @Test
    void doesWhatTheCallSaysAboutCompression() {
        assertEquals(0, gzip.encode(TEXT, 0).flags(), "never");
        assertEquals(COMPRESSED, gzip.encode("a".repeat(100), -1).flags(), "always");
        assertEquals(0, gzip.encode("a".repeat(100), 100).flags(), "not over the threshold");
        assertEquals(COMPRESSED, gzip.encode("a".repeat(101), 100).flags(), "over the threshold");
        assertEquals(0, gzip.encode("short", -1).flags(), "not if it grows");
        assertEquals(0x200, gzip.encode(1, -1).flags(), "not if it grows");
        assertEquals(0, gzip.encode("[" + TEXT, -1).flags(), "spymemcached never compresses JSON");
    }

    @Test
    void doesNotCompressWhatItCouldNotReadAgain() {
        String text = "a".repeat(LIMIT + 1);

        EncodedValue stored = gzip.encode(text, 1);

        assertEquals(0, stored.flags());
        assertEquals(text, gzip.decode(stored.flags(), stored.data(), String.class));
        assertEquals(COMPRESSED, gzip.encode(text.substring(1), 1).flags());
    }

    @Test
    void readsBothFormatsWhicheverItWrites() {
        byte[] gzipped = gzip.encode(TEXT, 1).data();
        byte[] deflated = zlib.encode(TEXT, 1).data();

        assertEquals(0x1f, gzipped[0]);
        assertEquals(0x78, deflated[0]);
        assertEquals(TEXT, gzip.decode(COMPRESSED, deflated, String.class));
        assertEquals(TEXT, zlib.decode(COMPRESSED, gzipped, String.class));
    }

    @Test
    void stopsABombAtTheLimit() throws IOException {
        byte[] gzipBomb = gzipped(new byte[64 << 20]);
        byte[] zlibBomb = deflated(new byte[64 << 20]);

        for (byte[] bomb : new byte[][] {gzipBomb, zlibBomb}) {
            assertTrue(bomb.length < 100_000);
            TranscodingException refused =
                    assertThrows(TranscodingException.class, () -> gzip.decode(COMPRESSED, bomb, String.class));
            assertTrue(String.valueOf(refused.getMessage()).contains("maxDecompressedBytes, 1048576"));
        }
    }

    @Test
    void makesAValueOfExactlyTheLimit() throws IOException {
        byte[] exact = new byte[LIMIT];

        assertArrayEquals(exact, gzip.decode(0x800 | COMPRESSED, gzipped(exact), byte[].class));
        assertArrayEquals(exact, gzip.decode(0x800 | COMPRESSED, deflated(exact), byte[].class));
        byte[] over = gzipped(new byte[LIMIT + 1]);
        assertThrows(TranscodingException.class, () -> gzip.decode(0x800 | COMPRESSED, over, byte[].class));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesCompressedDataThatIsCutOff(boolean zlibData) {
        byte[] whole = (zlibData ? zlib : gzip).encode(TEXT, 1).data();

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(
                    TranscodingException.class,
                    () -> gzip.decode(COMPRESSED, cut, String.class),
                    "cut to " + length + " of " + whole.length);
        }
    }

    /** A checksum stands in both formats, so a flipped bit may not change the value. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsNothingElseWhenABitIsFlipped(boolean zlibData) {
        byte[] whole = (zlibData ? zlib : gzip).encode(TEXT, 1).data();

        int refused = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertEquals(TEXT, gzip.decode(COMPRESSED, flipped, String.class), "bit " + bit);
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length * 7, refused + " of " + whole.length * 8);
    }

    @Test
    void refusesZlibDataThatNeedsADictionary() {
        var deflater = new Deflater();
        deflater.setDictionary(TEXT.getBytes(UTF_8));
        byte[] stored = deflated(TEXT.getBytes(UTF_8), deflater);

        TranscodingException refused =
                assertThrows(TranscodingException.class, () -> gzip.decode(COMPRESSED, stored, String.class));

        assertTrue(String.valueOf(refused.getMessage()).contains("dictionary"), refused.getMessage());
    }

    private static byte[] gzipped(byte[] value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] value) {
        return deflated(value, new Deflater());
    }

    private static byte[] deflated(byte[] value, Deflater deflater) {
        deflater.setInput(value);
        deflater.finish();
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            bytes.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return bytes.toByteArray();
    }
}
