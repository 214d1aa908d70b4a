package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "+1", "1 ", " 1", "1a", "/", ":", "18446744073709551616", "100000000000000000000"
            })
    void refusesWhatIsNoUnsignedLong(String text) {
        assertFalse(Decimals.isUnsignedLong(bytes(text), 0, text.length()));
        assertEquals(-1, Decimals.parse(bytes(text), 0, text.length(), Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "5,5,5",
        "6,5,-1",
        "0,0,0",
        "9223372036854775807,9223372036854775807,9223372036854775807",
        "9223372036854775808,9223372036854775807,-1",
        "18446744073709551615,9223372036854775807,-1"
    })
    void readsNumbersUpToALimit(String text, long max, long expected) {
        assertEquals(expected, Decimals.parse(bytes(text), 0, text.length(), max));
    }

    @Test
    void readsOnlyTheRangeGiven() {
        assertEquals(23, Decimals.parse(bytes("1234"), 1, 3, 100));
        assertEquals(-1, Decimals.parse(bytes("1234"), 3, 2, 100));
    }

    @Test
    void agreesWithBigIntegerAroundTwoToThe64() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            BigInteger number = TWO_TO_64.add(BigInteger.valueOf(random.nextLong() >> random.nextInt(64)));
            String text = "0".repeat(random.nextInt(3)) + number.abs();
            boolean fits = number.compareTo(TWO_TO_64) < 0;

            assertEquals(fits, Decimals.isUnsignedLong(bytes(text), 0, text.length()), text);
            assertTrue(!fits || Decimals.parseUnsignedLong(bytes(text), 0, text.length()) == number.longValue(), text);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
