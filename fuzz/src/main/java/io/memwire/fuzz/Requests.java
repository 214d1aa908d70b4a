package io.memwire.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.protocol.text.Request;
import io.memwire.protocol.text.RequestDecoder;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.RequestKind;
import io.memwire.protocol.text.RequestLimits;
import io.memwire.protocol.text.StoreCommand;
import io.memwire.protocol.text.WireBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Any bytes as requests; and any bytes as a value that is stored, of which nothing else may be read. */
final class Requests implements Consumer<byte[]> {
    private static final byte[] KEY = {'k'};
    private static final int MAX_LINE = 300;
    private static final int MAX_RETRIEVAL_LINE = 2000;
    private static final int MAX_VALUE = 600;

    private final Feeding feeding = new Feeding(Decoding::new, Feeding.LARGE_BUFFER);

    @Override
    public void accept(byte[] input) {
        feeding.requireSameMessages(input);
        readsBack(input.length <= MAX_VALUE ? input : Arrays.copyOf(input, MAX_VALUE));
    }

    private void readsBack(byte[] value) {
        WireBuffer wire = new WireBuffer(64);
        long casUnique = Arrays.hashCode(value);
        RequestEncoder.store(wire, StoreCommand.SET, KEY, 1, -1, value, true);
        RequestEncoder.cas(wire, KEY, 0, 0, value, casUnique, false);
        RequestEncoder.version(wire);
        String text = new String(value, ISO_8859_1);
        List<String> expected = List.of(
                "SET noreply k flags=1 exptime=-1 number=0 = " + text,
                "CAS k flags=0 exptime=0 number=" + Long.toUnsignedString(casUnique) + " = " + text,
                "VERSION");
        requireMessages(expected, wire);
    }

    /** Fails unless a server reads these of what a client wrote. */
    void requireMessages(List<String> expected, WireBuffer wire) {
        feeding.requireMessages(expected, Arrays.copyOf(wire.array(), wire.length()));
    }

    private static final class Decoding implements Decoder {
        private final RequestDecoder decoder;
        private boolean failed;

        Decoding(int bufferBytes) {
            decoder = new RequestDecoder(new RequestLimits(250, MAX_LINE, MAX_RETRIEVAL_LINE, MAX_VALUE, bufferBytes));
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
            Request request = decoder.next();
            if (request == null) {
                return null;
            }
            failed = request.kind() == RequestKind.LINE_TOO_LONG;
            return describe(request);
        }

        private static String describe(Request request) {
            var text = new StringBuilder(request.kind().name());
            text.append(request.isNoreply() ? " noreply" : "");
            switch (request.kind()) {
                case GET, GETS -> appendKeys(request, text);
                case GAT, GATS -> {
                    text.append(" exptime=").append(request.exptime());
                    appendKeys(request, text);
                }
                case SET, ADD, REPLACE, APPEND, PREPEND, CAS -> {
                    appendKey(request, text);
                    text.append(" flags=").append(Integer.toUnsignedString(request.flags()));
                    text.append(" exptime=").append(request.exptime());
                    text.append(" number=").append(Long.toUnsignedString(request.casUnique()));
                    text.append(" = ");
                    text.append(request.isTooLarge() ? "too large" : new String(request.value(), ISO_8859_1));
                }
                case INCR, DECR -> {
                    appendKey(request, text);
                    text.append(" delta=").append(Long.toUnsignedString(request.delta()));
                }
                case DELETE -> appendKey(request, text);
                case TOUCH -> {
                    appendKey(request, text);
                    text.append(" exptime=").append(request.exptime());
                }
                case FLUSH_ALL -> text.append(" exptime=").append(request.exptime());
                case STATS -> text.append(' ').append(request.arguments());
                case MALFORMED -> text.append(' ').append(request.error());
                case VERSION, VERBOSITY, QUIT, LINE_TOO_LONG -> {}
            }
            return text.toString();
        }

        private static void appendKeys(Request request, StringBuilder text) {
            while (request.nextKey()) {
                appendKey(request, text);
            }
        }

        private static void appendKey(Request request, StringBuilder text) {
            String key = new String(request.keyBytes(), request.keyOffset(), request.keyLength(), ISO_8859_1);
            text.append(' ').append(key);
        }
    }
}
