package io.memwire.fuzz;

import io.memwire.api.TranscodingException;
import io.memwire.serialization.pickle.PickleSerializer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Any bytes as a pickle; and what was read is written and read again. */
final class Pickles implements Consumer<byte[]> {
    private static final int MAX_ELEMENTS = 2_000;

    private final PickleSerializer old = serializer(0);
    private final PickleSerializer modern = serializer(2);

    private static PickleSerializer serializer(int protocol) {
        return PickleSerializer.builder()
                .protocol(protocol)
                .maxDepth(30)
                .maxElements(MAX_ELEMENTS)
                .maxMemoEntries(MAX_ELEMENTS)
                .maxDigits(500)
                .build();
    }

    @Override
    public void accept(byte[] input) {
        Object value;
        try {
            value = old.deserialize(input, Object.class);
        } catch (TranscodingException refused) {
            return;
        }
        if (value != null) {
            requireStable(old, value);
            requireStable(modern, value);
        }
    }

    private static void requireStable(PickleSerializer serializer, Object value) {
        byte[] written;
        try {
            written = serializer.serialize(value);
        } catch (TranscodingException refused) {
            return; // counted as it is written, a value may have more elements than its pickle made
        }
        byte[] again = serializer.serialize(serializer.deserialize(written, Object.class));
        if (!Arrays.equals(written, again)) {
            HexFormat hex = HexFormat.of();
            throw new AssertionError(hex.formatHex(written) + " was read and written as " + hex.formatHex(again));
        }
    }
}
