package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyEncoderTest {
    private final WireBuffer out = new WireBuffer(16);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void assertWritten(String wire) {
        assertEquals(wire, new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    }

    @Test
    void writesHits() {
        ReplyEncoder.value(out, ascii("get foo"), 4, 3, -1, ascii("bar"));
        ReplyEncoder.valueWithCas(out, ascii("foo"), 0, 3, 16, ascii(""), -1L);
        ReplyEncoder.end(out);

        assertWritten("VALUE foo 4294967295 3\r\nbar\r\nVALUE foo 16 0 18446744073709551615\r\n\r\nEND\r\n");
    }

    @Test
    void writesOutcomes() {
        ReplyEncoder.stored(out);
        ReplyEncoder.notStored(out);
        ReplyEncoder.exists(out);
        ReplyEncoder.notFound(out);
        ReplyEncoder.deleted(out);
        ReplyEncoder.touched(out);
        ReplyEncoder.ok(out);
        ReplyEncoder.reset(out);

        assertWritten("STORED\r\nNOT_STORED\r\nEXISTS\r\nNOT_FOUND\r\nDELETED\r\nTOUCHED\r\nOK\r\nRESET\r\n");
    }

    @Test
    void writesNumbersTextsAndStatistics() {
        ReplyEncoder.number(out, 42);
        ReplyEncoder.number(out, -1L);
        ReplyEncoder.version(out, "1.2.3");
        ReplyEncoder.stat(out, "domain_socket", "/tmp/\u00fc x");
        ReplyEncoder.line(out, "ERROR");

        assertWritten("42\r\n18446744073709551615\r\nVERSION 1.2.3\r\nSTAT domain_socket /tmp/\u00fc x\r\nERROR\r\n");
    }

    @Test
    void writesWhatTheDecoderReads() {
        ReplyEncoder.valueWithCas(out, ascii("foo"), 0, 3, -1, ascii("a\r\nb"), -1L);
        ReplyEncoder.number(out, -1L);
        var decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);
        System.arraycopy(out.array(), 0, decoder.target(), decoder.targetOffset(), out.length());
        decoder.received(out.length());

        assertEquals(ReplyKind.VALUE, decoder.next());
        assertEquals(-1, decoder.flags());
        assertEquals(-1L, decoder.casUnique());
        assertEquals("a\r\nb", new String(decoder.value(), StandardCharsets.US_ASCII));
        assertEquals(ReplyKind.NUMBER, decoder.next());
        assertEquals(-1L, decoder.number());
    }
}
