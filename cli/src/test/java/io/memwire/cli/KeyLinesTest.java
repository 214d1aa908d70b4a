package io.memwire.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLinesTest {
    /** Gives at most a few bytes at a time. */
    private static InputStream dribble(String text, int atATime) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atATime));
            }
        };
    }

    private static List<String> lines(String text, int atATime) throws IOException {
        var lines = new ArrayList<String>();
        var reader = new KeyLines(dribble(text, atATime), 8, () -> {});
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, ISO_8859_1));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void givesTheSameLinesHoweverTheInputArrives(int atATime) throws IOException {
        assertEquals(List.of(), lines("", atATime));
        assertEquals(List.of("a"), lines("a", atATime));
        assertEquals(List.of("a", "", "bb", "\u00ff\r"), lines("a\n\nbb\n\u00ff\r\n", atATime));
        assertEquals(List.of("1234567", "1234567"), lines("1234567\n1234567\n", atATime));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void cutsALineThatIsLongerThanTheBuffer(int atATime) throws IOException {
        assertEquals(List.of("12345678", "x"), lines("12345678\nx", atATime));
        assertEquals(List.of("12345678", "x"), lines("123456789\nx\n", atATime));
        assertEquals(List.of("12345678"), lines("12345678901234567890", atATime));
        assertEquals(List.of("12345678", "next"), lines("12345678901234567890123456\nnext\n", atATime));
    }
}
