package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes give the same replies, wherever they are cut. */
class ReplyFragmentsTest {
    private static final String LARGE = "0123456789abcde\r".repeat(20);

    private static final byte[] WIRE = bytes("VALUE foo 16 3\r\nbar\r\n"
            + "VALUE " + "k".repeat(250) + " 4294967295 0 18446744073709551615\r\n\r\n"
            + "VALUE large 0 " + LARGE.length() + " 7\r\n" + LARGE + "\r\n"
            + "END\r\nSTORED\r\nNOT_STORED\r\nEXISTS\r\nNOT_FOUND\r\nDELETED\r\nTOUCHED\r\nOK\r\nRESET\r\n3  \r\n"
            + "VERSION 1.6.18\r\nSTAT a b c\r\nERROR\r\nCLIENT_ERROR what?\r\nSERVER_ERROR a\rb\nc\r\r\n"
            + "VALUE last 0 8\r\n\r\nEND\r\n\r\r\n");

    private static final List<String> REPLIES = List.of(
            "VALUE \"foo\" 16 = bar",
            "VALUE \"" + "k".repeat(60) + "\"... (250 bytes) 4294967295 18446744073709551615 = ",
            "VALUE \"large\" 0 7 = " + LARGE,
            "END",
            "STORED",
            "NOT_STORED",
            "EXISTS",
            "NOT_FOUND",
            "DELETED",
            "TOUCHED",
            "OK",
            "RESET",
            "NUMBER 3",
            "VERSION 1.6.18",
            "STAT a = b c",
            "ERROR ",
            "CLIENT_ERROR what?",
            "SERVER_ERROR a\\rb\\nc\\r",
            "VALUE \"last\" 0 = \r\nEND\r\n\r");

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 31, 64, 290, 1024})
    void givesTheSameRepliesWhereverTheBytesAreCut(int readBufferBytes) {
        ReplyLimits limits = new ReplyLimits(300, LARGE.length(), 10_000, readBufferBytes);
        for (int cut = 1; cut < WIRE.length; cut++) {
            int first = cut;
            boolean[] cutOnce = {false};

            List<String> replies = DecodedReplies.of(WIRE, limits, () -> {
                int size = cutOnce[0] ? WIRE.length : first;
                cutOnce[0] = true;
                return size;
            });

            assertEquals(REPLIES, replies, "cut at byte " + cut);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,16", "1,1024", "2,16", "2,100", "3,16", "5,64", "7,290", "16,16", "64,1024", "301,64", "5000,16"})
    void givesTheSameRepliesInPiecesOfAnySize(int pieceBytes, int readBufferBytes) {
        ReplyLimits limits = new ReplyLimits(300, LARGE.length(), 10_000, readBufferBytes);

        assertEquals(REPLIES, DecodedReplies.of(WIRE, limits, () -> pieceBytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
