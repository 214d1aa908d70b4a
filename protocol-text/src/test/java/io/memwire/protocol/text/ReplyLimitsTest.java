package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLimitsTest {
    private static final int BUFFER = 32;

    @ParameterizedTest
    @CsvSource({
        "0,0,1,16",
        "-1,0,1,16",
        "1073741825,0,1,16",
        "1,-1,1,16",
        "1,1073741825,1,16",
        "1,0,0,16",
        "1,0,1073741825,16",
        "1,0,1,15",
        "1,0,1,1073741825"
    })
    void refusesLimitsOutOfTheirRange(int line, int value, int statistics, int buffer) {
        assertThrows(IllegalArgumentException.class, () -> new ReplyLimits(line, value, statistics, buffer));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void acceptsALineOfTheLimitAndRefusesALongerOne(int pieceBytes) {
        ReplyLimits limits = new ReplyLimits(100, 0, 10_000, BUFFER);
        String longest = "ERROR " + "x".repeat(94);

        assertEquals(List.of(longest), decode(longest + "\r\n", limits, pieceBytes));
        assertEquals(List.of(DecodedReplies.MALFORMED), decode(longest + "x\r\n", limits, pieceBytes));
        assertEquals(List.of(DecodedReplies.MALFORMED), decode(longest + "\r\r\n", limits, pieceBytes));
    }

    @Test
    void refusesALongLineBeforeItsEndHasCome() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(10, 0, 10_000, BUFFER));
        receive(decoder, "0123456789\r"); // the CR may belong to the line end
        assertNull(decoder.next());

        receive(decoder, "1");

        var e = assertThrows(MalformedReplyException.class, decoder::next);
        assertEquals("reply line is over maxLineBytes, 10: \"0123456789\\r\"", e.getMessage());
    }

    @Test
    void readsAValueWhoseLineIsAsLongAsTheLimitAndFillsTheBuffer() {
        for (int lineBytes = 12; lineBytes < 80; lineBytes++) {
            ReplyLimits limits = new ReplyLimits(lineBytes, 50, 10_000, 16);
            String key = "k".repeat(lineBytes - "VALUE  0 50".length());
            String wire = "VALUE " + key + " 0 50\r\n" + "v".repeat(50) + "\r\nEND\r\n";

            for (int pieceBytes : new int[] {1, 3, 1000}) {
                List<String> replies = decode(wire, limits, pieceBytes);

                assertEquals(2, replies.size(), "line of " + lineBytes + ", pieces of " + pieceBytes);
                assertEquals("END", replies.get(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void acceptsStatisticsOfTheLimitAndRefusesMore(int pieceBytes) {
        ReplyLimits limits = new ReplyLimits(100, 0, 36, BUFFER);
        String longest = "STAT name value\r\n".repeat(2); // two lines, 17 bytes each
        List<String> both = List.of("STAT name = value", "STAT name = value");

        assertEquals(both, decode(longest, limits, pieceBytes));
        assertEquals(
                List.of(both.get(0), both.get(1), DecodedReplies.MALFORMED),
                decode(longest + "STAT name value\r\n", limits, pieceBytes));
    }

    @Test
    void countsTheStatisticsOfEachAnswerAnew() {
        ReplyLimits limits = new ReplyLimits(100, 0, 20, BUFFER);

        List<String> replies = decode("STAT name value\r\nEND\r\n".repeat(10), limits, 1000);

        assertEquals(20, replies.size());
        assertEquals("END", replies.get(19));
    }

    @Test
    void refusesEndlessStatisticsOfOneName() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(100, 0, 50, BUFFER));
        receive(decoder, "STAT a b\r\n".repeat(3));
        for (int i = 0; i < 3; i++) {
            assertEquals(ReplyKind.STAT, decoder.next());
        }
        assertNull(decoder.next());
        receive(decoder, "STAT a b\r\n".repeat(3));
        assertEquals(ReplyKind.STAT, decoder.next());
        assertEquals(ReplyKind.STAT, decoder.next());

        var e = assertThrows(MalformedReplyException.class, decoder::next);

        assertEquals("the statistics in one answer are over maxStatisticsBytes, 50: \"STAT a b\"", e.getMessage());
    }

    @Test
    void refusesAValueOverTheLimitBeforeItTakesMemory() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(100, 1000, 10_000, BUFFER));
        receive(decoder, "VALUE k 0 1000\r\n");
        assertNull(decoder.next());

        ReplyDecoder another = new ReplyDecoder(new ReplyLimits(100, 1000, 10_000, BUFFER));
        receive(another, "VALUE k 0 1001\r\n");

        var e = assertThrows(MalformedReplyException.class, another::next);
        assertEquals("value of 1001 bytes is over maxValueBytes, 1000: \"VALUE k 0 1001\"", e.getMessage());
    }

    @Test
    void readsALargeValueStraightIntoTheArrayThatTheCallerGets() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(100, 1000, 10_000, BUFFER));
        byte[] buffer = decoder.target();
        receive(decoder, "VALUE k 0 100\r\nabc");
        assertNull(decoder.next());

        byte[] target = decoder.target();
        assertNotSame(buffer, target);
        assertEquals(List.of(100, 3, 97), List.of(target.length, decoder.targetOffset(), decoder.targetLength()));
        receive(decoder, "x".repeat(97));
        assertNull(decoder.next());

        assertSame(buffer, decoder.target());
        receive(decoder, "\r\nEND\r\n");
        assertEquals(ReplyKind.VALUE, decoder.next());
        assertEquals("\"k\"", decoder.keyText());
        assertSame(target, decoder.value());
        assertEquals(ReplyKind.END, decoder.next());
    }

    @Test
    void readsTheRestOfASmallValueTogetherWithWhatFollows() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(100, 1000, 10_000, BUFFER));
        byte[] buffer = decoder.target();
        receive(decoder, "VALUE k 0 10\r\nabc");
        assertNull(decoder.next());

        assertSame(buffer, decoder.target());
        receive(decoder, "defghij\r\nEND\r\n");

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertEquals("abcdefghij", new String(decoder.value(), StandardCharsets.US_ASCII));
        assertEquals(ReplyKind.END, decoder.next());
    }

    @Test
    void growsForALongLineAndShrinksAfterIt() {
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(1000, 0, 10_000, BUFFER));
        String line = "SERVER_ERROR " + "x".repeat(900);
        for (int at = 0; at < line.length(); at++) {
            receive(decoder, line.substring(at, at + 1));
            assertNull(decoder.next());
        }
        assertEquals(1004, decoder.target().length);

        receive(decoder, "\r\nEN");
        assertEquals(ReplyKind.SERVER_ERROR, decoder.next());
        assertEquals(900, decoder.text().length());
        assertNull(decoder.next());
        assertEquals(BUFFER, decoder.target().length);

        receive(decoder, "D\r\n");
        assertEquals(ReplyKind.END, decoder.next());
    }

    @Test
    @Timeout(30)
    void searchesALineOfAMegabyteOnceWhenItComesByteByByte() {
        int length = 2 << 20;
        ReplyDecoder decoder = new ReplyDecoder(new ReplyLimits(length, 0, 10_000, BUFFER));
        for (int i = 0; i < length; i++) {
            decoder.target()[decoder.targetOffset()] = 'x';
            decoder.received(1);
            assertNull(decoder.next());
        }
        receive(decoder, "\r\n");

        assertThrows(MalformedReplyException.class, decoder::next);
    }

    private static List<String> decode(String wire, ReplyLimits limits, int pieceBytes) {
        return DecodedReplies.of(wire.getBytes(StandardCharsets.ISO_8859_1), limits, () -> pieceBytes);
    }

    private static void receive(ReplyDecoder decoder, String bytes) {
        byte[] source = bytes.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(source, 0, decoder.target(), decoder.targetOffset(), source.length);
        decoder.received(source.length);
    }
}
