package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.TranscodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random values to and from the Python that is installed; {@code -Dmemwire.pickle.seed=...} repeats a run. */
class PythonTest {
    private static final int VALUES = 400;

    private final long seed = Long.getLong("memwire.pickle.seed", System.nanoTime());
    private final PickleSerializer serializer = new PickleSerializer();
    private final List<PickleSerializer> writers =
            List.of(serializer, PickleSerializer.builder().protocol(2).build());

    private final List<String> mismatches = new ArrayList<>();
    private int compared;

    @Test
    void readsAndWritesAgainWhatPythonPickles() {
        try (PythonProcess python = PythonProcess.start()) {
            python.ask("make " + seed + " " + VALUES);
            var made = new ArrayList<String[]>();
            for (String line = python.answer(); !line.equals("."); line = python.answer()) {
                made.add(line.split(" ", 3));
            }
            for (String[] each : made) {
                String what = "protocol " + each[0] + ", " + each[1];
                Object value = read(what, HexFormat.of().parseHex(each[1]));
                compare(what, each[2], Notation.of(value));
                if (value != null && each[0].equals("5")) {
                    checkThatPythonReads(python, value);
                }
            }
        }
        assertNoMismatch();
    }

    @Test
    void pythonReadsWhatJavaPickles() {
        var random = new Random(seed);
        try (PythonProcess python = PythonProcess.start()) {
            for (int i = 0; i < VALUES; i++) {
                Object value = new RandomJava(random).value();
                checkThatPythonReads(python, value);
                for (PickleSerializer writer : writers) {
                    compare("back", Notation.of(value), Notation.of(read("own", writer.serialize(value))));
                }
            }
        }
        assertNoMismatch();
    }

    private void checkThatPythonReads(PythonProcess python, Object value) {
        for (PickleSerializer writer : writers) {
            String pickle = HexFormat.of().formatHex(writer.serialize(value));
            python.ask("read " + pickle);
            compare("Python reads " + pickle, Notation.of(value), python.answer());
        }
    }

    private @Nullable Object read(String what, byte[] pickle) {
        try {
            return serializer.deserialize(pickle, Object.class);
        } catch (TranscodingException e) {
            throw new AssertionError("seed " + seed + ", " + what, e);
        }
    }

    private void compare(String what, String expected, String actual) {
        compared++;
        if (!expected.equals(actual)) {
            mismatches.add(what + ": expected " + expected + ", got " + actual);
        }
    }

    private void assertNoMismatch() {
        assertEquals(List.of(), mismatches.subList(0, Math.min(3, mismatches.size())), "seed " + seed);
        assertTrue(compared > VALUES, "compared: " + compared);
    }
}
