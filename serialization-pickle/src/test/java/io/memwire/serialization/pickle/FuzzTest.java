package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no pickle, or a damaged one: a {@link TranscodingException} or a value, and nothing else. */
class FuzzTest {
    private static final int RANDOM_PICKLES = 20_000;

    private final long seed = Long.getLong("memwire.pickle.seed", System.nanoTime());
    private final PickleSerializer serializer =
            PickleSerializer.builder().maxElements(10_000).build();
    private final List<byte[]> pickles = Resources.table("vectors.tsv").stream()
            .map(row -> HexFormat.of().parseHex(row[2]))
            .filter(pickle -> pickle.length < 400)
            .toList();

    @Test
    void refusesEveryPickleThatIsCutShort() {
        for (byte[] pickle : pickles) {
            for (int length = 0; length < pickle.length; length++) {
                byte[] cut = Arrays.copyOf(pickle, length);
                assertThrows(
                        TranscodingException.class,
                        () -> serializer.deserialize(cut, Object.class),
                        HexFormat.of().formatHex(cut));
            }
        }
    }

    @Test
    void survivesDamage() {
        var random = new Random(seed);
        int refused = 0;
        for (byte[] pickle : pickles) {
            for (int i = 0; i < 40; i++) {
                byte[] damaged = pickle.clone();
                for (int k = random.nextInt(3); k >= 0; k--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                refused += isRefused(damaged) ? 1 : 0;
            }
        }
        assertTrue(refused > 1000, "refused: " + refused);
    }

    /** Of whole instructions, so that they get further than random bytes. */
    @Test
    void survivesRandomInstructions() {
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < RANDOM_PICKLES; i++) {
            refused += isRefused(randomPickle(random)) ? 1 : 0;
        }
        assertTrue(refused > 1000 && refused < RANDOM_PICKLES, "refused: " + refused);
    }

    private static byte[] randomPickle(Random random) {
        String[] instructions = {
            "4e",
            "88",
            "4b01",
            "4b02",
            "8c0161",
            "430161",
            "5d",
            "7d",
            "8f",
            "29",
            "28",
            "85",
            "86",
            "87",
            "74",
            "6c",
            "64",
            "61",
            "65",
            "73",
            "75",
            "90",
            "91",
            "30",
            "31",
            "32",
            "94",
            "680" + random.nextInt(4),
            "680" + random.nextInt(4),
            "52",
            "81",
            "62",
            "636275696c74696e730a7365740a",
            "63757569640a555549440a",
            "63636f6c6c656374696f6e730a436f756e7465720a",
            "636461746574696d650a74696d6564656c74610a",
            "63646563696d616c0a446563696d616c0a"
        };
        var hex = new StringBuilder("8004");
        for (int i = random.nextInt(25); i >= 0; i--) {
            hex.append(instructions[random.nextInt(instructions.length)]);
        }
        if (random.nextBoolean()) {
            hex.append("28").append("31");
        }
        return HexFormat.of().parseHex(hex.append("2e"));
    }

    private boolean isRefused(byte[] pickle) {
        try {
            Object value = serializer.deserialize(pickle, Object.class);
            assertTrue(String.valueOf(value).length() < 1_000_000);
            return false;
        } catch (TranscodingException e) {
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ": " + HexFormat.of().formatHex(pickle), e);
        }
    }
}
