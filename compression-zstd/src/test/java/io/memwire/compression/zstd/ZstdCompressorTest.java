package io.memwire.compression.zstd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdCompressorTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] SENTENCE =
            "the quick brown fox jumps over the lazy dog, the quick one".getBytes(US_ASCII);

    private final ZstdCompressor zstd = new ZstdCompressor();

    @Test
    void isTheOneThatTheServiceIs() {
        getClass().getModule().addUses(Compressor.class);
        List<Compressor> found = ServiceLoader.load(Compressor.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertEquals(
                List.of(ZstdCompressor.class),
                found.stream().map(Object::getClass).toList());
        assertEquals("zstd", found.get(0).name());
        assertEquals(ClientFlags.compressor(2), found.get(0).flags());
    }

    @ParameterizedTest
    @ValueSource(ints = {-7, 1, 3, 22})
    void restoresWhatItCompressedAtAnyLevel(int level) {
        var writer = new ZstdCompressor(level);
        for (int length : new int[] {0, 1, 255, 256, 65_791, 65_792, 131_073, MEBIBYTE}) {
            byte[] noise = new byte[length];
            new Random(length).nextBytes(noise);

            for (byte[] value : List.of(new byte[length], noise)) {
                byte[] before = value.clone();
                assertArrayEquals(value, zstd.decompress(writer.compress(value), length), "length " + length);
                assertArrayEquals(before, value, "changed what it was given");
            }
        }
    }

    @Test
    void writesOneFrameWithLengthAndChecksum() {
        byte[] stored = zstd.compress(new byte[100]);

        assertEquals("28b52ffd", HexFormat.of().formatHex(stored, 0, 4));
        assertEquals(0x24, stored[4], "frame header: single segment, content checksum, no dictionary");
        assertEquals(100, stored[5]);
    }

    @Test
    void readsAFrameWithoutAChecksum() {
        assertArrayEquals(SENTENCE, zstd.decompress(Zstd.compress(SENTENCE, 1), MEBIBYTE));
    }

    @Test
    void allowsExactlyTheLimit() {
        byte[] stored = zstd.compress(new byte[1000]);

        assertEquals(1000, zstd.decompress(stored, 1000).length);
        assertRefuses("it is over maxDecompressedBytes, 999, when decompressed: 1000 bytes", stored, 999);
    }

    @Test
    void stopsABombBeforeItGrows() {
        byte[] bomb = zstd.compress(new byte[64 * MEBIBYTE]);

        assertTrue(bomb.length < 8_000, "no bomb: " + bomb.length);
        assertRefuses("maxDecompressedBytes", bomb, MEBIBYTE);
    }

    @Test
    void believesNoHeaderThatItsBytesCannotHold() {
        // Eight bytes of length: 2 GiB less one, then an empty last block.
        byte[] liar = HexFormat.of().parseHex("28b52ffd" + "e0" + "ffffff7f00000000" + "010000");

        assertRefuses("a frame of 16 bytes cannot hold the 2147483647 that its header tells", liar, Integer.MAX_VALUE);
        byte[] negative = HexFormat.of().parseHex("28b52ffd" + "e0" + "ffffffffffffffff" + "010000");
        assertRefuses("", negative, Integer.MAX_VALUE);
    }

    @Test
    void refusesWhatTellsNoLength() {
        try (var context = new ZstdCompressCtx().setContentSize(false)) {
            assertRefuses("does not tell the length", context.compress(SENTENCE), MEBIBYTE);
        }
    }

    @Test
    void refusesWhatNeedsADictionary() {
        byte[] samples = new byte[100_000];
        var random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 97 == 0 ? random.nextInt() : i % 97);
        }
        byte[][] pieces = new byte[1000][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(samples, i * 100, i * 100 + 100);
        }
        byte[] dictionary = new byte[10_000];
        int length = (int) Zstd.trainFromBuffer(pieces, dictionary);

        byte[] stored = Zstd.compressUsingDict(pieces[3], Arrays.copyOf(dictionary, length), 3);

        assertRefuses("corrupt", stored, MEBIBYTE);
    }

    @Test
    void refusesMoreThanOneFrame() {
        byte[] frame = zstd.compress(SENTENCE);
        byte[] empty = zstd.compress(new byte[0]);
        byte[] skippable = HexFormat.of().parseHex("502a4d180400000000000000");

        assertRefuses(frame.length + " bytes follow", join(frame, frame), MEBIBYTE);
        assertRefuses(empty.length + " bytes follow", join(frame, empty), MEBIBYTE);
        assertRefuses("12 bytes follow", join(frame, skippable), MEBIBYTE);
        assertRefuses("not zstd", skippable, MEBIBYTE);
        assertRefuses("not zstd", join(skippable, frame), MEBIBYTE);
        assertRefuses("3 bytes follow", Arrays.copyOf(frame, frame.length + 3), MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1eb52ffd", "22b52ffd", "23b52ffd", "24b52ffd", "25b52ffd", "26b52ffd", "27b52ffd"})
    void refusesTheFormatsOfBeforeVersionOne(String magic) {
        assertRefuses("not zstd", join(HexFormat.of().parseHex(magic), new byte[60]), MEBIBYTE);
    }

    @Test
    void refusesDataCutOffAnywhere() {
        byte[] stored = zstd.compress(SENTENCE);
        for (int length = 0; length < stored.length; length++) {
            assertRefuses("its zstd data is", Arrays.copyOf(stored, length), MEBIBYTE);
        }
    }

    @Test
    void aFlippedBitNeverGivesAnotherValue() {
        for (byte[] value : List.of(SENTENCE, new byte[5000])) {
            byte[] stored = zstd.compress(value);
            int refused = 0;
            for (int bit = 0; bit < stored.length * 8; bit++) {
                byte[] flipped = stored.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    assertArrayEquals(value, zstd.decompress(flipped, MEBIBYTE), "bit " + bit);
                } catch (TranscodingException e) {
                    refused++;
                }
            }
            assertTrue(refused > stored.length * 7, "the checksum finds the rest: " + refused);
        }
    }

    @Test
    void randomBytesBehindAHeaderAreRefused() {
        var random = new Random(2);
        for (int round = 0; round < 5_000; round++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            byte[] header = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x24, (byte) random.nextInt(200)};
            System.arraycopy(header, 0, data, 0, Math.min(data.length, random.nextInt(7)));

            assertRefuses("", data, 10_000);
        }
    }

    @Test
    void refusesALevelThatThereIsNot() {
        assertThrows(InvalidRequestException.class, () -> new ZstdCompressor(-8));
        assertThrows(InvalidRequestException.class, () -> new ZstdCompressor(23));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void assertRefuses(String part, byte[] stored, int maxLength) {
        var refusal = assertThrows(TranscodingException.class, () -> zstd.decompress(stored, maxLength));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
}
