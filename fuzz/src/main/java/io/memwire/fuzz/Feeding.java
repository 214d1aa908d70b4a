package io.memwire.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** The same bytes to decoders with small and large buffers, whole and in pieces: each must say the same. */
final class Feeding {
    private static final int SMALL_BUFFER = 16;
    static final int LARGE_BUFFER = 4096;

    private final IntFunction<Decoder> decoders;
    private final int largestArray;

    /**
     * Feeds these.
     *
     * @param decoders makes a decoder with a read buffer of so many bytes
     * @param largestArray longest array that they may want bytes in
     */
    Feeding(IntFunction<Decoder> decoders, int largestArray) {
        this.decoders = decoders;
        this.largestArray = largestArray;
    }

    /** Fails unless the decoders make the same of it however it comes. */
    void requireSameMessages(byte[] wire) {
        Random random = new Random(Arrays.hashCode(wire));
        List<String> whole = messages(wire, LARGE_BUFFER, () -> wire.length);
        requireSame(whole, messages(wire, SMALL_BUFFER, () -> 1), "byte by byte");
        requireSame(whole, messages(wire, SMALL_BUFFER, () -> 1 + random.nextInt(60)), "in pieces");
    }

    /** Fails unless they make these of it. */
    void requireMessages(List<String> expected, byte[] wire) {
        Random random = new Random(Arrays.hashCode(wire));
        requireSame(expected, messages(wire, LARGE_BUFFER, () -> 1 + random.nextInt(900)), "read back");
    }

    private static void requireSame(List<String> expected, List<String> seen, String how) {
        if (!expected.equals(seen)) {
            throw new AssertionError("expected " + expected + " but " + how + " " + seen);
        }
    }

    private List<String> messages(byte[] wire, int bufferBytes, IntSupplier pieces) {
        Decoder decoder = decoders.apply(bufferBytes);
        List<String> seen = new ArrayList<>();
        for (int at = 0; at < wire.length && !decoder.isFailed(); ) {
            int piece = Math.min(pieces.getAsInt(), wire.length - at);
            feed(decoder, wire, at, piece, seen);
            at += piece;
        }
        return seen;
    }

    private void feed(Decoder decoder, byte[] wire, int from, int length, List<String> seen) {
        int at = from;
        while (at < from + length && !decoder.isFailed()) {
            byte[] target = decoder.target();
            if (target.length > largestArray) {
                throw new AssertionError("an array of " + target.length + " bytes, where " + largestArray + " may be");
            }
            int count = Math.min(decoder.targetLength(), from + length - at);
            if (count < 1) {
                throw new AssertionError("no room to read into");
            }
            System.arraycopy(wire, at, target, decoder.targetOffset(), count);
            decoder.received(count);
            at += count;
            for (String message = decoder.next(); message != null; message = decoder.next()) {
                seen.add(message);
                if (decoder.isFailed()) {
                    return;
                }
            }
        }
    }
}
