package io.memwire.compression.lz4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Compressor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Each setting reads what each writes, and refuses what is no block. */
@ParameterizedClass
@FieldSource("SETTINGS")
class Lz4CompressorTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] SENTENCE =
            "the quick brown fox jumps over the lazy dog, the quick one".getBytes(US_ASCII);

    static final List<Lz4Compressor> SETTINGS = List.of(
            new Lz4Compressor(),
            Lz4Compressor.builder().highCompression(9).build(),
            Lz4Compressor.builder().nativeLibrary().build(),
            Lz4Compressor.builder().nativeLibrary().highCompression(12).build());

    private final Lz4Compressor lz4;

    Lz4CompressorTest(Lz4Compressor lz4) {
        this.lz4 = lz4;
    }

    @Test
    void isTheOneThatTheServiceIs() {
        getClass().getModule().addUses(Compressor.class);
        List<Compressor> found = ServiceLoader.load(Compressor.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertEquals(
                List.of(Lz4Compressor.class),
                found.stream().map(Object::getClass).toList());
        assertEquals(lz4.name(), found.get(0).name());
        assertEquals(ClientFlags.compressor(1), lz4.flags());
        assertEquals(lz4.flags(), found.get(0).flags());
    }

    @Test
    void restoresWhatAnyOfThemCompressed() {
        for (Lz4Compressor writer : SETTINGS) {
            for (int length : new int[] {0, 1, 12, 13, 64, 65_535, 65_536, 65_547, MEBIBYTE}) {
                byte[] noise = new byte[length];
                new Random(length).nextBytes(noise);

                for (byte[] value : List.of(new byte[length], noise)) {
                    byte[] before = value.clone();
                    assertArrayEquals(value, lz4.decompress(writer.compress(value), length), "length " + length);
                    assertArrayEquals(before, value, "changed what it was given");
                }
            }
        }
    }

    @Test
    void makesRepetitionShort() {
        assertTrue(lz4.compress(new byte[MEBIBYTE]).length < MEBIBYTE / 250);
    }

    @Test
    void writesTheLengthLowestByteFirstAndThenTheBlock() {
        assertArrayEquals(new byte[] {3, 0, 0, 0, 0x30, 'a', 'b', 'c'}, lz4.compress("abc".getBytes(US_ASCII)));
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0}, lz4.compress(new byte[0]));
    }

    @Test
    void readsABlockMadeByHand() {
        // One literal, a match of 14 at distance 1 (nibble 10 and the 4 that every match has), five literals.
        byte[] stored = {20, 0, 0, 0, 0x1a, 'a', 1, 0, 0x50, 'b', 'c', 'd', 'e', 'f'};

        assertEquals("a".repeat(15) + "bcdef", new String(lz4.decompress(stored, 20), US_ASCII));
    }

    @Test
    void allowsExactlyTheLimit() {
        byte[] stored = lz4.compress(new byte[1000]);

        assertEquals(1000, lz4.decompress(stored, 1000).length);
        assertRefuses("it is over maxDecompressedBytes, 999, when decompressed: 1000 bytes", stored, 999);
    }

    @Test
    void believesNoHeaderThatItsBytesCannotHold() {
        byte[] block = new byte[14]; // ten bytes, which could make 2550
        block[3] = 0x7f;
        assertRefuses("a block of 10 bytes cannot hold the 2130706432 that its header tells", block, Integer.MAX_VALUE);
        block[3] = (byte) 0xff;
        assertRefuses("when decompressed: 4278190080 bytes", block, Integer.MAX_VALUE);
        Arrays.fill(block, 0, 4, (byte) 0);
        block[0] = (byte) (2551 & 0xff);
        block[1] = 2551 >> 8;
        assertRefuses("cannot hold the 2551", block, Integer.MAX_VALUE);
    }

    @Test
    void refusesAHeaderThatTellsLessOrMoreThanTheBlockHolds() {
        byte[] stored = lz4.compress(SENTENCE);
        for (int told = 0; told < 256; told++) {
            byte[] wrong = stored.clone();
            wrong[0] = (byte) told;
            if (told != SENTENCE.length) {
                assertRefuses("corrupt", wrong, MEBIBYTE);
            }
        }
    }

    @Test
    void refusesDataCutOffAnywhere() {
        byte[] stored = lz4.compress(SENTENCE);
        for (int length = 0; length < stored.length; length++) {
            assertRefuses("its LZ4 data is", Arrays.copyOf(stored, length), MEBIBYTE);
        }
    }

    @Test
    void refusesBytesBehindTheEnd() {
        byte[] stored = lz4.compress(SENTENCE);
        for (int more = 1; more < 40; more++) { // as an append to the item would make them
            byte[] longer = Arrays.copyOf(stored, stored.length + more);
            Arrays.fill(longer, stored.length, longer.length, (byte) more);
            assertRefuses("corrupt", longer, MEBIBYTE);
        }
    }

    @Test
    void aFlippedBitGivesAValueOfTheLengthOrARefusal() {
        byte[] stored = lz4.compress(SENTENCE);
        int refused = 0;
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertEquals(SENTENCE.length, lz4.decompress(flipped, MEBIBYTE).length); // no checksum: other letters
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(refused > 32, "the length alone has 32 bits: " + refused);
    }

    @Test
    void damagedBlocksGiveAValueOfTheLengthOrARefusal() {
        var random = new Random(1);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] value = new byte[1 + random.nextInt(100)];
            for (int i = 0; i < value.length; i++) {
                value[i] = (byte) random.nextInt(3);
            }
            byte[] stored = lz4.compress(value);
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                stored[4 + random.nextInt(stored.length - 4)] = (byte) random.nextInt();
            }
            try {
                assertEquals(value.length, lz4.decompress(stored, 10_000).length);
                read++;
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(read > 100 && refused > 100, read + " read, " + refused + " refused");
    }

    @Test
    void randomBytesGiveAValueWithinTheLimitOrARefusal() {
        var random = new Random(2);
        for (int round = 0; round < 2_000; round++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            Arrays.fill(
                    data, Math.min(1, data.length), Math.min(4, data.length), (byte) 0); // a length that is believed
            try {
                int length = lz4.decompress(data, 255).length;
                assertEquals(data[0] & 0xff, length);
            } catch (TranscodingException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("LZ4"), e.getMessage());
            }
        }
    }

    @Test
    void neverHandsOutTheArrayThatItRead() {
        byte[] stored = lz4.compress(new byte[0]);

        assertNotSame(stored, lz4.decompress(stored, 0));
        assertNotSame(lz4.compress(SENTENCE), lz4.compress(SENTENCE));
    }

    @Test
    void refusesALevelThatThereIsNot() {
        assertThrows(
                InvalidRequestException.class, () -> Lz4Compressor.builder().highCompression(0));
        assertThrows(
                InvalidRequestException.class, () -> Lz4Compressor.builder().highCompression(18));
    }

    private void assertRefuses(String part, byte[] stored, int maxLength) {
        var refusal = assertThrows(TranscodingException.class, () -> lz4.decompress(stored, maxLength));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
}
