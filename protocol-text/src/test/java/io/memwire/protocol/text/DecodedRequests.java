package io.memwire.protocol.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Feeds a decoder and writes down what comes out, one line a request. Text is ISO-8859-1: bytes. */
final class DecodedRequests {
    private final RequestDecoder decoder;
    private final List<String> seen = new ArrayList<>();
    private int largestTarget;

    DecodedRequests(RequestLimits limits) {
        decoder = new RequestDecoder(limits);
    }

    static List<String> of(String wire) {
        return new DecodedRequests(RequestLimits.DEFAULTS).receive(wire).seen();
    }

    List<String> seen() {
        return seen;
    }

    /** The longest array that the decoder wanted bytes in. */
    int largestTarget() {
        return largestTarget;
    }

    /** The length of the array that the decoder wants the next bytes in. */
    int nextTarget() {
        return decoder.target().length;
    }

    /** Gives the decoder as much at once as it has room for. */
    DecodedRequests receive(String wire) {
        byte[] bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length && !isFailed(); ) {
            byte[] target = decoder.target();
            largestTarget = Math.max(largestTarget, target.length);
            int count = Math.min(decoder.targetLength(), bytes.length - at);
            System.arraycopy(bytes, at, target, decoder.targetOffset(), count);
            decoder.received(count);
            at += count;
            drain();
        }
        return this;
    }

    private void drain() {
        for (Request request; !isFailed() && (request = decoder.next()) != null; ) {
            seen.add(describe(request));
        }
    }

    private boolean isFailed() {
        return !seen.isEmpty() && seen.get(seen.size() - 1).equals("LINE_TOO_LONG");
    }

    static String describe(Request request) {
        var text = new StringBuilder(request.kind().name());
        switch (request.kind()) {
            case GET, GETS -> appendKeys(request, text);
            case GAT, GATS -> {
                text.append(" exptime=").append(request.exptime());
                appendKeys(request, text);
            }
            case SET, ADD, REPLACE, APPEND, PREPEND, CAS -> {
                text.append(' ').append(key(request));
                text.append(" flags=").append(Integer.toUnsignedString(request.flags()));
                text.append(" exptime=").append(request.exptime());
                if (request.kind() == RequestKind.CAS) {
                    text.append(" cas=").append(Long.toUnsignedString(request.casUnique()));
                }
                text.append(
                        request.isTooLarge()
                                ? " too large"
                                : " value=" + new String(request.value(), StandardCharsets.ISO_8859_1));
            }
            case DELETE -> text.append(' ').append(key(request));
            case INCR, DECR ->
                text.append(' ').append(key(request)).append(" delta=").append(Long.toUnsignedString(request.delta()));
            case TOUCH ->
                text.append(' ').append(key(request)).append(" exptime=").append(request.exptime());
            case FLUSH_ALL -> text.append(" exptime=").append(request.exptime());
            case STATS -> text.append(" [").append(request.arguments()).append(']');
            case MALFORMED -> text.append(' ').append(request.error());
            case VERSION, VERBOSITY, QUIT, LINE_TOO_LONG -> {}
        }
        return text + (request.isNoreply() ? " noreply" : "");
    }

    private static void appendKeys(Request request, StringBuilder text) {
        while (request.nextKey()) {
            text.append(' ').append(key(request));
        }
    }

    private static String key(Request request) {
        return new String(request.keyBytes(), request.keyOffset(), request.keyLength(), StandardCharsets.ISO_8859_1);
    }
}
