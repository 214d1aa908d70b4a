package io.memwire.client;

import static io.memwire.api.Dialect.PYTHON_1_57;
import static io.memwire.api.Dialect.PYTHON_1_59;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Dialect;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.client.Transcoders.ListSerializer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files of facts say about flags and bytes. */
class TranscoderVectorsTest {
    private static final String ABSENT = "-";

    @ParameterizedTest
    @MethodSource("values")
    void writesAsPythonDoes(String type, String value, String in57, String in57OfPython3, String in59) {
        if (type.equals("long")) {
            return; // Python 2 has two integer types; a Java number of this size is always written as the shorter one
        }
        Object object = Vectors.value(type, value);
        // Beyond 64 bits Java writes what Python 2 did: Python 3 has flags 2 for it, and reads both.
        String expectedIn59 = in57.startsWith("4 ") ? in57 : in59;

        assertEquals(
                stored(in57),
                show(Transcoders.with(PYTHON_1_57, ListSerializer.pickle()).encode(object, 0)));
        assertEquals(
                stored(expectedIn59),
                show(Transcoders.with(PYTHON_1_59, ListSerializer.pickle()).encode(object, 0)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsWhatEveryPythonWrote(String type, String value, String in57, String in57OfPython3, String in59) {
        Object object = Vectors.value(type, value);
        Class<?> asked = type.equals("pickled") ? List.class : object.getClass();

        for (String facts : List.of(in57, in57OfPython3, in59)) {
            for (Dialect dialect : Dialect.values()) {
                if (!facts.equals(ABSENT)) {
                    Object read =
                            Transcoders.with(dialect, ListSerializer.pickle()).decode(flags(facts), data(facts), asked);

                    if (value.equals("N.")) {
                        assertNull(read, "a stored None is no value");
                    } else {
                        assertEquals(Vectors.show(object), Vectors.show(read));
                    }
                }
            }
        }
    }

    static Stream<Object[]> values() {
        List<List<String>> rows = Vectors.rows("values.tsv");
        assertEquals(18, rows.size(), "rows of values.tsv");
        return rows.stream().map(List::toArray);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void compressesByPythonsRule(String type, String value, int over, int flags, int length, String hex) {
        var transcoder = Transcoders.with(PYTHON_1_57, ListSerializer.pickle());
        Object object = Vectors.value(type, value);

        EncodedValue encoded = transcoder.encode(object, over);

        assertEquals(flags, encoded.flags());
        if (!hex.equals(ABSENT)) { // the exact bytes are zlib's affair, not those of the format
            byte[] stored = HexFormat.of().parseHex(hex);
            assertEquals(length, stored.length);
            assertTrue(encoded.data().length <= length + 2, "compressed to " + encoded.data().length + " bytes");
            assertEquals(object, transcoder.decode(flags, stored, Object.class));
        } else {
            assertEquals(length, encoded.data().length);
        }
        assertEquals(object, transcoder.decode(flags, encoded.data(), Object.class));
    }

    static Stream<Object[]> compressions() {
        List<List<String>> rows = Vectors.rows("compression.tsv");
        assertEquals(13, rows.size(), "rows of compression.tsv");
        return rows.stream().map(List::toArray);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsByTheFlagsAndTheClassAsked(int flags, String data, String asked, String expected) {
        var transcoder = Transcoders.plain(PYTHON_1_57);
        if (expected.equals(ABSENT)) {
            assertThrows(
                    TranscodingException.class,
                    () -> transcoder.decode(flags, Vectors.bytes(data), Vectors.asked(asked)));
        } else {
            Object read = transcoder.decode(flags, Vectors.bytes(data), Vectors.asked(asked));
            assertEquals(expected.replace("\\ufffd", "\ufffd"), Vectors.show(read));
        }
    }

    static Stream<Object[]> readings() {
        return Vectors.rows("decoding.tsv").stream().map(List::toArray);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void readsNothingAsAnythingThatItIsNot(String type, String value, String dialect, String readable) {
        var transcoder = Transcoders.with(Dialect.valueOf("PYTHON_" + dialect), new ListSerializer("list", 0x4d001000));
        EncodedValue encoded = transcoder.encode(Vectors.value(type, value), 0);
        Map<String, String> expected = Arrays.stream(readable.split(";", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        for (Class<?> asked : Vectors.ASKED) {
            String actual;
            try {
                actual = Vectors.show(transcoder.decode(encoded.flags(), encoded.data(), asked));
            } catch (TranscodingException e) {
                actual = ABSENT;
            }
            assertEquals(expected.getOrDefault(asked.getSimpleName(), ABSENT), actual, "asked for " + asked);
        }
    }

    static Stream<Object[]> pairs() {
        return Vectors.rows("type-pairs.tsv").stream().map(List::toArray);
    }

    private static int flags(String facts) {
        return Integer.parseInt(facts.substring(0, facts.indexOf(' ')));
    }

    private static byte[] data(String facts) {
        return Vectors.bytes(facts.substring(facts.indexOf(' ') + 1));
    }

    private static String stored(String facts) {
        return show(new EncodedValue(flags(facts), data(facts)));
    }

    private static String show(EncodedValue value) {
        return value.flags() + " " + HexFormat.of().formatHex(value.data());
    }
}
