package com.example.memwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is in the cache, a reader gets an object or a TranscodingException, soon and in little memory. */
class HostileBytesTest {
    private final JsonSerializer json = new JsonSerializer();
    private final byte[] sample = json.serialize(Order.SAMPLE);

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < sample.length; length++) {
            byte[] cut = Arrays.copyOf(sample, length);

            assertThrows(TranscodingException.class, () -> json.deserialize(cut, Order.class), "cut at " + length);
        }
    }

    @Test
    void everyChangedBitIsRefusedOrReadAsAnotherOrder() {
        int refused = 0;
        for (int bit = 0; bit < sample.length * 8; bit++) {
            byte[] changed = sample.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertNotEquals(Order.SAMPLE, json.deserialize(changed, Order.class), "bit " + bit);
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(refused > sample.length, "only " + refused + " were refused");
    }

    @Test
    void noiseIsReadOrRefused() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        String alphabet = "{}[]\":,-.0123456789eEtrufalsn\\\u00e9 ";
        for (int round = 0; round < 20_000; round++) {
            var noise = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                json.deserialize(noise.toString().getBytes(UTF_8), Object.class);
            } catch (TranscodingException e) {
                // as it should be
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", " + noise, e);
            }
        }
    }

    @Test
    void bombsAreRefusedInNoTime() {
        List<String> bombs = List.of(
                "[".repeat(1 << 20),
                "{\"a\":".repeat(100_000),
                "9".repeat(1 << 20),
                "[" + "9".repeat(1_001) + "]",
                "1e2147483648",
                "\"" + "a".repeat(1 << 20) + "\"");

        for (String bomb : bombs) {
            assertTimeout(
                    Duration.ofSeconds(10),
                    () -> assertThrows(
                            TranscodingException.class, () -> json.deserialize(bomb.getBytes(UTF_8), Long.class)));
        }
    }
}
