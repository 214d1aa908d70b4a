package io.memwire.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.protocol.text.MalformedReplyException;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyEncoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.ReplyLimits;
import io.memwire.protocol.text.WireBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Any bytes as replies; and any bytes as a value within a reply, of which nothing else may be read. */
final class Replies implements Consumer<byte[]> {
    private static final byte[] KEY = {'k'};
    private static final int MAX_LINE = 300;
    private static final int MAX_VALUE = 600;
    private static final int MAX_STATISTICS = 100;

    private final Feeding feeding = new Feeding(Decoding::new, Feeding.LARGE_BUFFER);

    @Override
    public void accept(byte[] input) {
        feeding.requireSameMessages(input);
        readsBack(input.length <= MAX_VALUE ? input : Arrays.copyOf(input, MAX_VALUE));
    }

    private void readsBack(byte[] value) {
        WireBuffer wire = new WireBuffer(64);
        int flags = Arrays.hashCode(value);
        ReplyEncoder.value(wire, KEY, 0, KEY.length, flags, value);
        ReplyEncoder.valueWithCas(wire, KEY, 0, KEY.length, 0, value, -1L);
        ReplyEncoder.end(wire);
        String text = new String(value, ISO_8859_1);
        List<String> expected = List.of(
                "VALUE \"k\" " + Integer.toUnsignedString(flags) + " - = " + text,
                "VALUE \"k\" 0 18446744073709551615 = " + text,
                "END");
        feeding.requireMessages(expected, Arrays.copyOf(wire.array(), wire.length()));
    }

    private static final class Decoding implements Decoder {
        private final ReplyDecoder decoder;
        private boolean failed;

        Decoding(int bufferBytes) {
            decoder = new ReplyDecoder(new ReplyLimits(MAX_LINE, MAX_VALUE, MAX_STATISTICS, bufferBytes));
        }

        @Override
        public byte[] target() {
            return decoder.target();
        }

        @Override
        public int targetOffset() {
            return decoder.targetOffset();
        }

        @Override
        public int targetLength() {
            return decoder.targetLength();
        }

        @Override
        public void received(int count) {
            decoder.received(count);
        }

        @Override
        public boolean isFailed() {
            return failed;
        }

        @Override
        public @Nullable String next() {
            try {
                ReplyKind kind = decoder.next();
                return kind == null ? null : describe(kind);
            } catch (MalformedReplyException e) {
                failed = true;
                return e.getMessage();
            }
        }

        private String describe(ReplyKind kind) {
            return switch (kind) {
                case VALUE ->
                    "VALUE " + decoder.keyText() + " " + Integer.toUnsignedString(decoder.flags()) + " "
                            + (decoder.hasCasUnique() ? Long.toUnsignedString(decoder.casUnique()) : "-") + " = "
                            + new String(decoder.value(), ISO_8859_1);
                case NUMBER -> "NUMBER " + Long.toUnsignedString(decoder.number());
                case STAT -> "STAT " + decoder.statName() + " = " + decoder.statValue();
                case VERSION, ERROR, CLIENT_ERROR, SERVER_ERROR -> kind + " " + decoder.text();
                default -> kind.name();
            };
        }
    }
}
