package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Feeds bytes to a decoder in pieces and writes down every reply with all that is known of it. */
final class DecodedReplies {
    static final String MALFORMED = "malformed";

    private final List<String> seen = new ArrayList<>();
    private final ReplyDecoder decoder;
    private final ReplyLimits limits;
    private int largestTarget;

    private DecodedReplies(ReplyLimits limits) {
        this.limits = limits;
        this.decoder = new ReplyDecoder(limits);
    }

    /** The replies in {@code wire}, fed in pieces of these sizes, and {@link #MALFORMED} last if it came to that. */
    static List<String> of(byte[] wire, ReplyLimits limits, IntSupplier pieceSizes) {
        DecodedReplies replies = new DecodedReplies(limits);
        try {
            for (int at = 0; at < wire.length; ) {
                int size = Math.min(pieceSizes.getAsInt(), wire.length - at);
                replies.feed(wire, at, size);
                at += size;
            }
        } catch (MalformedReplyException e) {
            replies.seen.add(MALFORMED);
        }
        replies.assertBoundedMemory();
        return replies.seen;
    }

    private void feed(byte[] wire, int from, int size) {
        for (int at = from; at < from + size; ) {
            byte[] target = decoder.target();
            int count = Math.min(decoder.targetLength(), from + size - at);
            assertTrue(count > 0, "no room to read into");
            largestTarget = Math.max(largestTarget, target.length);
            System.arraycopy(wire, at, target, decoder.targetOffset(), count);
            assertSame(target, decoder.target());
            decoder.received(count);
            at += count;
            drain();
        }
    }

    private void drain() {
        for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
            seen.add(describe(kind));
        }
    }

    private String describe(ReplyKind kind) {
        return switch (kind) {
            case VALUE ->
                "VALUE " + decoder.keyText() + " " + Integer.toUnsignedString(decoder.flags())
                        + (decoder.hasCasUnique() ? " " + Long.toUnsignedString(decoder.casUnique()) : "") + " = "
                        + new String(decoder.value(), StandardCharsets.ISO_8859_1);
            case NUMBER -> "NUMBER " + Long.toUnsignedString(decoder.number());
            case STAT -> "STAT " + decoder.statName() + " = " + decoder.statValue();
            case VERSION, ERROR, CLIENT_ERROR, SERVER_ERROR -> kind + " " + decoder.text();
            default -> kind.name();
        };
    }

    private void assertBoundedMemory() {
        int lineAndTrailer = limits.maxLineBytes() + 4;
        int bound = Math.max(limits.maxValueBytes(), Math.max(limits.readBufferBytes(), lineAndTrailer));
        assertTrue(largestTarget <= bound, () -> "an array of " + largestTarget + " bytes, where " + bound + " may be");
    }
}
