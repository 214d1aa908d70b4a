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

class LenientDecimalTest {
    private static boolean isUnsigned(String text) {
        byte[] bytes = padded(text);
        return LenientDecimal.isUnsigned(bytes, 1, bytes.length - 1);
    }

    private static long unsigned(String text) {
        byte[] bytes = padded(text);
        return LenientDecimal.unsigned(bytes, 1, bytes.length - 1);
    }

    private static boolean isSigned(String text) {
        byte[] bytes = padded(text);
        return LenientDecimal.isSigned(bytes, 1, bytes.length - 1);
    }

    private static long signed(String text) {
        byte[] bytes = padded(text);
        return LenientDecimal.signed(bytes, 1, bytes.length - 1);
    }

    /** Digits around the text, which must not be read. */
    private static byte[] padded(String text) {
        return ("9" + text + "9").getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,0",
                "12,12",
                " 12,12",
                "12 ,12",
                "12 apples,12",
                "\t\u000b12,12",
                "12\u0000x,12",
                "+5,5",
                "-0,0",
                "007,7",
                "18446744073709551615,18446744073709551615",
                "00018446744073709551615,18446744073709551615",
                "-18446744073709551615,1",
            })
    void readsAnUnsignedNumber(String text, String value) {
        assertTrue(isUnsigned(text));
        assertEquals(Long.parseUnsignedLong(value), unsigned(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1x",
                "1.5",
                "+",
                "-",
                "+-1",
                "--1",
                "-1",
                "- 1",
                "18446744073709551616",
                "99999999999999999999",
                "-18446744073709551616",
                "18446744073709551615 -"
            })
    void refusesWhatIsNoUnsignedNumber(String text) {
        assertFalse(isUnsigned(text));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,0",
                "-1,-1",
                " -12 x,-12",
                "+5,5",
                "9223372036854775807,9223372036854775807",
                "-9223372036854775808,-9223372036854775808",
            })
    void readsASignedNumber(String text, long value) {
        assertTrue(isSigned(text));
        assertEquals(value, signed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1x",
                "-",
                "- 1",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551615",
                "18446744073709551617",
                "-18446744073709551615"
            })
    void refusesWhatIsNoSignedNumber(String text) {
        assertFalse(isSigned(text));
    }

    @Test
    void agreesWithBigIntegerAroundTheLimits() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            BigInteger number =
                    BigInteger.ONE.shiftLeft(62 + random.nextInt(4)).add(BigInteger.valueOf(random.nextInt(21) - 10));
            BigInteger either = random.nextBoolean() ? number : number.negate();

            assertEquals(number.bitLength() <= 64, isUnsigned(number.toString()), number::toString);
            assertEquals(either.bitLength() <= 63, isSigned(either.toString()), either::toString);
            if (number.bitLength() <= 64) {
                assertEquals(number.longValue(), unsigned(number.toString()));
            }
            if (either.bitLength() <= 63) {
                assertEquals(either.longValue(), signed(either.toString()));
            }
        }
    }
}
