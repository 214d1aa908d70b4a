package io.memwire.client;

import static io.memwire.client.Refusals.assertRefuses;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZlibCompressorTest {
    private static final int MEBIBYTE = 1 << 20;

    private final ZlibCompressor zlib = new ZlibCompressor();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 8191, 8192, 8193, MEBIBYTE})
    void restoresWhatItCompressed(int length) {
        byte[] compressible = new byte[length];
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);

        assertArrayEquals(compressible, zlib.decompress(zlib.compress(compressible), length));
        assertArrayEquals(noise, zlib.decompress(zlib.compress(noise), length));
    }

    @Test
    void writesTheHeaderOfLevelSix() {
        byte[] stored = zlib.compress(new byte[100]);

        assertEquals(0x78, stored[0]);
        assertEquals((byte) 0x9c, stored[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096, MEBIBYTE})
    void allowsExactlyTheLimit(int length) {
        byte[] stored = zlib.compress(new byte[length]);

        assertEquals(length, zlib.decompress(stored, length).length);
        assertRefuses(
                TranscodingException.class,
                "maxDecompressedBytes, " + (length - 1),
                () -> zlib.decompress(stored, length - 1));
    }

    @Test
    void stopsABombBeforeItGrows() {
        byte[] bomb = zlib.compress(new byte[64 * MEBIBYTE]); // 64 kB

        assertThrows(TranscodingException.class, () -> zlib.decompress(bomb, MEBIBYTE));
    }

    @Test
    void allowsAsMuchAsAnArrayHolds() {
        assertEquals(100, zlib.decompress(zlib.compress(new byte[100]), Integer.MAX_VALUE).length);
    }

    @Test
    void refusesDataCutOffAnywhere() {
        byte[] stored = zlib.compress("the quick brown fox jumps over the lazy dog, the quick one".getBytes(US_ASCII));

        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThrows(TranscodingException.class, () -> zlib.decompress(cut, MEBIBYTE), "cut at " + length);
        }
    }

    @Test
    void aFlippedBitNeverGivesAnotherValue() {
        byte[] value = "the quick brown fox jumps over the lazy dog, the quick one".getBytes(US_ASCII);
        byte[] stored = zlib.compress(value);
        int refused = 0;

        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertArrayEquals(value, zlib.decompress(flipped, MEBIBYTE), "bit " + bit); // one that only pads
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(refused >= stored.length * 8 - 7, "at most the last byte of the data has bits without a meaning");
    }

    @Test
    void refusesBytesBehindTheEnd() {
        byte[] stored = zlib.compress(new byte[100]);
        byte[] longer = Arrays.copyOf(stored, stored.length + 3);

        assertRefuses(TranscodingException.class, "3 bytes follow", () -> zlib.decompress(longer, MEBIBYTE));
    }

    @Test
    void refusesDataThatNeedsADictionary() {
        var deflater = new Deflater();
        deflater.setDictionary("secret".getBytes(US_ASCII));
        deflater.setInput("secret secret".getBytes(US_ASCII));
        deflater.finish();
        byte[] stored = new byte[100];
        byte[] whole = Arrays.copyOf(stored, deflater.deflate(stored));
        deflater.end();

        assertThrows(TranscodingException.class, () -> zlib.decompress(whole, MEBIBYTE));
    }

    @Test
    void randomBytesAreRefusedAndNothingElse() {
        var random = new Random(8);
        for (int round = 0; round < 1_000; round++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            if (data.length > 1) { // a valid header, so that the data behind it is looked at
                data[0] = 0x78;
                data[1] = (byte) 0x9c;
            }
            assertThrows(TranscodingException.class, () -> zlib.decompress(data, MEBIBYTE));
        }
    }
}
