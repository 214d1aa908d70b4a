package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Dialect;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all values; seeded, so a failure comes again. */
class TranscoderPropertiesTest {
    private static final int ROUNDS = 1_000;

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void everyScalarComesBackAsItWas(Dialect dialect) {
        var transcoder = Transcoders.plain(dialect);
        for (int round = 0; round < ROUNDS; round++) {
            Object value = randomScalar();
            EncodedValue encoded = transcoder.encode(value, -1);

            Object read = transcoder.decode(encoded.flags(), encoded.data(), value.getClass());

            assertEquals(value, read); // equals of Double and BigDecimal tells NaN, -0.0 and scales apart
        }
    }

    private Object randomScalar() {
        long bits = random.nextLong() >> random.nextInt(64);
        return switch (random.nextInt(9)) {
            case 0 -> (byte) bits;
            case 1 -> (short) bits;
            case 2 -> (int) bits;
            case 3 -> bits;
            case 4 -> new BigInteger(random.nextInt(200), random).multiply(BigInteger.valueOf(bits));
            case 5 -> Double.longBitsToDouble(random.nextLong());
            case 6 -> Float.intBitsToFloat(random.nextInt());
            case 7 -> (char) bits;
            default -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt());
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyTextAndAllBytesComeBackCompressedOrNot(Dialect dialect) {
        var transcoder = Transcoders.plain(dialect);
        int compressed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = randomText();
            EncodedValue encodedText = transcoder.encode(text, random.nextInt(50) - 1);
            assertEquals(text, transcoder.decode(encodedText.flags(), encodedText.data(), String.class));
            compressed += encodedText.flags() >> 3 & 1;

            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            EncodedValue encodedBytes = transcoder.encode(bytes, random.nextInt(50) - 1);
            assertArrayEquals(bytes, transcoder.decode(encodedBytes.flags(), encodedBytes.data(), byte[].class));
        }
        assertTrue(compressed > ROUNDS / 10, "hardly any text was compressed: " + compressed);
    }

    private String randomText() {
        int[] points = new int[random.nextInt(100)];
        int range = random.nextBoolean() ? 0x80 : 0x110000;
        int letters = 1 + random.nextInt(20); // few different ones, so that some compress
        int first = random.nextInt(range);
        for (int i = 0; i < points.length; i++) {
            int point = (first + random.nextInt(letters)) % range;
            points[i] = point >= 0xd800 && point <= 0xdfff ? '?' : point;
        }
        return new String(points, 0, points.length);
    }

    @ParameterizedTest
    @EnumSource
    void anyFlagsWithAnyBytesGiveAnObjectOfTheClassOrATranscodingException(Dialect dialect) {
        var transcoder = Transcoders.plain(dialect);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS * 5; round++) {
            byte[] data = new byte[random.nextInt(12)];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : random.nextInt());
            }
            Class<?> asked = Vectors.ASKED.get(random.nextInt(Vectors.ASKED.size()));
            try {
                assertInstanceOf(asked, transcoder.decode(randomFlags(), data, asked));
                read++;
            } catch (TranscodingException e) {
                refused++;
            }
        }
        assertTrue(read > ROUNDS / 10 && refused > ROUNDS, read + " read, " + refused + " refused");
    }

    private int randomFlags() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(32);
            case 2 -> ClientFlags.serializer(1 + random.nextInt(20));
            default -> 0;
        };
    }
}
