package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDecoderTest {
    private final ReplyDecoder decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);

    @ParameterizedTest
    @EnumSource(
            names = {"END", "STORED", "NOT_STORED", "EXISTS", "NOT_FOUND", "DELETED", "TOUCHED", "OK", "RESET", "ERROR"
            })
    void readsAReplyOfOneWord(ReplyKind kind) {
        receive(kind + "\r\n");

        assertEquals(kind, decoder.next());
        assertNull(decoder.next());
    }

    @Test
    void readsAHit() {
        receive("VALUE foo 16 3\r\nbar\r\nEND\r\n");

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertTrue(decoder.keyEquals(ascii("foo")));
        assertFalse(decoder.keyEquals(ascii("fo")));
        assertFalse(decoder.keyEquals(ascii("fooo")));
        assertFalse(decoder.keyEquals(ascii("fox")));
        assertEquals("\"foo\"", decoder.keyText());
        assertEquals(16, decoder.flags());
        assertFalse(decoder.hasCasUnique());
        assertEquals(0, decoder.casUnique());
        assertArrayEquals(ascii("bar"), decoder.value());
        assertEquals(ReplyKind.END, decoder.next());
    }

    @Test
    void readsFlagsAndCasUniqueAsUnsigned() {
        receive("VALUE k 4294967295 0 18446744073709551615\r\n\r\nVALUE k 0 0\r\n\r\n");

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertEquals(-1, decoder.flags());
        assertTrue(decoder.hasCasUnique());
        assertEquals(-1L, decoder.casUnique());
        assertEquals(0, decoder.value().length);

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertFalse(decoder.hasCasUnique());
        assertEquals(0, decoder.casUnique());
    }

    @Test
    void readsAValueThatLooksLikeReplies() {
        String value = "END\r\nVALUE x 0 1\r\n\r\n\r";
        receive("VALUE k 0 " + value.length() + "\r\n" + value + "\r\nSTORED\r\n");

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertArrayEquals(ascii(value), decoder.value());
        assertEquals(ReplyKind.STORED, decoder.next());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,0",
                "43,43",
                "3  ,3",
                "007,7",
                "9223372036854775808,9223372036854775808",
                "18446744073709551615,18446744073709551615",
                "00018446744073709551615  ,18446744073709551615"
            })
    void readsANumberWithThePaddingOfDecr(String reply, String expected) {
        receive(reply + "\r\n");

        assertEquals(ReplyKind.NUMBER, decoder.next());
        assertEquals(expected, Long.toUnsignedString(decoder.number()));
    }

    @ParameterizedTest
    @CsvSource({
        "VERSION 1.6.18,VERSION,1.6.18",
        "ERROR,ERROR,''",
        "ERROR Too many open connections,ERROR,Too many open connections",
        "CLIENT_ERROR bad data chunk,CLIENT_ERROR,bad data chunk",
        "SERVER_ERROR,SERVER_ERROR,''",
        "SERVER_ERROR out of memory storing object,SERVER_ERROR,out of memory storing object"
    })
    void readsAReplyWithAText(String reply, ReplyKind kind, String text) {
        receive(reply + "\r\n");

        assertEquals(kind, decoder.next());
        assertEquals(text, decoder.text());
    }

    @Test
    void escapesTheTextOfAnErrorSoThatItStaysOneLineOfALog() {
        receive("SERVER_ERROR a\nb\u001b[1m\u007f\u00e9 \"c\" \\\r\n");

        assertEquals(ReplyKind.SERVER_ERROR, decoder.next());
        assertEquals("a\\nb\\x1b[1m\\x7f\\xe9 \"c\" \\", decoder.text());
    }

    @Test
    void readsStatisticsWithSpacesAndWithoutAValue() {
        receive("STAT version 1.2 x \r\nSTAT empty \r\nSTAT none\r\nSTAT two  spaces\r\nEND\r\n");

        assertStat("version", "1.2 x ");
        assertStat("empty", "");
        assertStat("none", "");
        assertStat("two", " spaces");
        assertEquals(ReplyKind.END, decoder.next());
    }

    private void assertStat(String name, String value) {
        assertEquals(ReplyKind.STAT, decoder.next());
        assertEquals(List.of(name, value), List.of(decoder.statName(), decoder.statValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "STORED ",
                "stored",
                "STOREDX",
                "STORE",
                "ENDX",
                "EN",
                "\nEND",
                "END\n",
                "HTTP/1.1 200 OK",
                "-1",
                "+1",
                "1 2",
                "1x",
                "18446744073709551616",
                "99999999999999999999",
                "NOT_",
                "NOT_FOUND2",
                "DELETE",
                "OKAY",
                "RESET1",
                "ERRORS",
                "VERSIONS",
                "CLIENT_ERRORx",
                "STAT",
                "STAT ",
                "STAT  v",
                "VALUE",
                "VALUE ",
                "VALUE k",
                "VALUE k ",
                "VALUE k 0",
                "VALUE k 0 ",
                "VALUE  0 1",
                "VALUE k  0 1",
                "VALUE k 0  1",
                "VALUE k 0 1 ",
                "VALUE k 0 1  2",
                "VALUE k 0 1 2 ",
                "VALUE k 0 1 2 3",
                "VALUE k -1 1",
                "VALUE k 4294967296 1",
                "VALUE k x 1",
                "VALUE k 0 -1",
                "VALUE k 0 1x",
                "VALUE k 0 1 -1",
                "VALUE k 0 1 18446744073709551616",
                "VALUE k 0 99999999999999999999",
                "VA 3",
                "HD",
                "SERVER_ERRO"
            })
    void refusesALineThatIsNoReply(String line) {
        receive(line + "\r\n");

        var e = assertThrows(MalformedReplyException.class, decoder::next);
        String quoted = Quoted.of(ascii(line), 0, line.length());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("expected "), message);
        assertTrue(message.endsWith(" but got " + quoted), message);
    }

    @ParameterizedTest
    @CsvSource({"12345,12", "'\rx',\\rx", "'x\n',x\\n"})
    void refusesAValueThatIsNotFollowedByALineEndAndDoesNotQuoteIt(String after, String quoted) {
        receive("VALUE k 0 6\r\nsecret" + after);

        var e = assertThrows(MalformedReplyException.class, decoder::next);
        assertEquals("expected \"\\r\\n\" after the 6 bytes of a value but got \"" + quoted + "\"", e.getMessage());
    }

    @Test
    void isOfNoUseAfterAMalformedReplyAndSaysSo() {
        receive("what\r\nEND\r\n");
        var first = assertThrows(MalformedReplyException.class, decoder::next);

        var second = assertThrows(IllegalStateException.class, decoder::next);
        assertEquals("the replies before were malformed: close this connection", second.getMessage());
        assertEquals(first, second.getCause());
    }

    @Test
    void shortensAndEscapesWhatItQuotes() {
        receive("\u0000\"" + "x".repeat(500) + "\r\n");

        var e = assertThrows(MalformedReplyException.class, decoder::next);
        assertEquals(
                "expected a reply of the classic protocol but got \"\\x00\\\"" + "x".repeat(58) + "\"... (502 bytes)",
                e.getMessage());
    }

    @Test
    void handsAValueOverOnce() {
        receive("VALUE k 0 1\r\nv\r\n");
        assertEquals(ReplyKind.VALUE, decoder.next());

        assertNotNull(decoder.value());
        assertThrows(IllegalStateException.class, decoder::value);
    }

    @Test
    void saysWhenAQuestionDoesNotFitTheReply() {
        assertThrows(IllegalStateException.class, decoder::flags);

        receive("STORED\r\n");
        assertEquals(ReplyKind.STORED, decoder.next());

        assertThrows(IllegalStateException.class, () -> decoder.keyEquals(ascii("k")));
        assertThrows(IllegalStateException.class, decoder::keyText);
        assertThrows(IllegalStateException.class, decoder::flags);
        assertThrows(IllegalStateException.class, decoder::hasCasUnique);
        assertThrows(IllegalStateException.class, decoder::casUnique);
        assertThrows(IllegalStateException.class, decoder::value);
        assertThrows(IllegalStateException.class, decoder::number);
        assertThrows(IllegalStateException.class, decoder::text);
        assertThrows(IllegalStateException.class, decoder::statName);
        assertThrows(IllegalStateException.class, decoder::statValue);
    }

    @Test
    void knowsWhetherItStandsInTheMiddleOfAReply() {
        assertFalse(decoder.isMidReply());
        for (String part : List.of("E", "ND\r", "\nVALUE k 0 2\r\n", "v", "v", "\r")) {
            receive(part);
            while (decoder.next() != null) {}
            assertTrue(decoder.isMidReply(), part);
        }

        receive("\n");
        assertEquals(ReplyKind.VALUE, decoder.next());
        assertFalse(decoder.isMidReply());
        assertNull(decoder.next());
        assertFalse(decoder.isMidReply());
    }

    @Test
    void refusesToHaveReceivedMoreThanItAskedFor() {
        int asked = decoder.targetLength();

        assertThrows(IllegalArgumentException.class, () -> decoder.received(asked + 1));
        assertThrows(IllegalArgumentException.class, () -> decoder.received(-1));
    }

    private void receive(String bytes) {
        byte[] source = ascii(bytes);
        System.arraycopy(source, 0, decoder.target(), decoder.targetOffset(), source.length);
        decoder.received(source.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
