package io.memwire.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Ttl;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** The forms of what stands on the command line. */
class FormsTest {
    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S", "10m, PT10M", "1h30m, PT1H30M", "2d, PT48H", "500ms, PT0.5S", "1m500ms, PT1M0.5S",
        "1d2h3m4s5ms, PT26H3M4.005S", "PT10M, PT10M", "p1d, PT24H", "60, PT1M", "10M, PT10M", "0, PT0S"
    })
    void readsDurations(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "10x",
                "1.5h",
                "-5s",
                "m",
                "10m1h",
                "99999999999999999999s",
                "9223372036854775807d",
                " 1s"
            })
    void refusesWhatIsNoDuration(String text) {
        assertThrows(TypeConversionException.class, () -> Durations.parse(text));
    }

    @Test
    void readsTtls() {
        assertEquals(Ttl.of(Duration.ofMinutes(10)), new Durations.OfItem().convert("10m"));
        assertEquals(Ttl.never(), new Durations.OfItem().convert("never"));
        assertEquals(Ttl.never(), new Durations.OfItem().convert("0"));
        assertThrows(InvalidRequestException.class, () -> new Durations.OfItem().convert("0s"));
    }

    @ParameterizedTest
    @CsvSource({"512k, 524288", "64m, 67108864", "64MB, 67108864", "2g, 2147483648"})
    void readsAmountsOfMemory(String text, long expected) {
        assertEquals(expected, new Bytes().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "m", "-1m", "1.5g", "1t", "99999999999g"})
    void refusesWhatIsNoAmountOfMemory(String text) {
        assertThrows(TypeConversionException.class, () -> new Bytes().convert(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get key                       | get key
            --json get key                | get --json key
            --servers a,b --json get key  | get --servers a,b --json key
            --servers=a get key           | get --servers=a key
            --version                     | --version
            --servers a                   | --servers a
            -                             | -
            set key -5                    | set -- key -5
            set key -5 --ttl 10s          | set --ttl 10s -- key -5
            --ttl 1s set key -5 --json    | set --ttl 1s --json -- key -5
            set key -- -5                 | set key -- -5
            set -5 -                      | set -- -5 -
            """)
    void putsArgumentsInOrder(String given, String expected) {
        assertArrayEquals(expected.split(" "), ArgumentOrder.of(given.split(" ")));
    }
}
