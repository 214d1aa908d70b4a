package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles of {@code pickle.dumps}: in hex, or as text whose line ends are written {@code |}. */
class PickleLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "I01|., true",
        "I00|., false",
        "I-7|., -7",
        "L1000000000000000000000L|., 1000000000000000000000",
        "80 05 88 2e, true",
        "80 02 89 2e, false",
        "4b 2a 2e, 42",
        "80 04 4d ff ff 2e, 65535",
        "80 05 95 06 00 00 00 00 00 00 00 4a ff ff ff ff 2e, -1",
        "80 04 8a 05 00 00 00 80 00 2e, 2147483648",
        "80 04 8a 09 00 00 00 00 00 00 00 00 01 2e, 18446744073709551616",
        "80 04 8a 01 ff 2e, -1",
        "80 04 8a 00 2e, 0",
        "F1.5|., 1.5",
        "F-1e-07|., -1.0E-7",
        "F5|., 5.0",
        "Finf|., Infinity",
        "F-inf|., -Infinity",
        "Fnan|., NaN",
        "80 02 47 3f f8 00 00 00 00 00 00 2e, 1.5",
        "80 05 95 0a 00 00 00 00 00 00 00 47 bf f8 00 00 00 00 00 00 2e, -1.5",
    })
    void readsBooleansAndNumbers(String pickle, String value) {
        assertEquals(value, String.valueOf(PickleLiteral.read(bytes(pickle))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N.", "80 05 4e 2e"})
    void readsNone(String pickle) {
        assertSame(PickleLiteral.None.NONE, PickleLiteral.read(bytes(pickle)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "N",
                "N0.",
                "80 05 2e",
                "80 05 88 88 2e",
                "4b 2e",
                "8a 02 2a 2e",
                "8a 2e",
                "95 2e",
                "I.",
                "I1|I2|.",
                "].",
                "F.",
                "F1.5.",
                "Fx|.",
                "F0x1p3|.",
                "F1.5d|.",
                "47 3f f8 2e"
            })
    void leavesEveryOtherPickleToTheModule(String pickle) {
        assertNull(PickleLiteral.read(bytes(pickle)));
    }

    private static byte[] bytes(String pickle) {
        String hex = pickle.replace(" ", "");
        return hex.matches("([0-9a-f]{2})+")
                ? HexFormat.of().parseHex(hex)
                : pickle.replace('|', '\n').getBytes(ISO_8859_1);
    }
}
