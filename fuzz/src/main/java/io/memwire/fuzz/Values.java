package io.memwire.fuzz;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.Transcoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A stored value: the first four bytes are its flags, the others its data. */
final class Values implements Consumer<byte[]> {
    /** Longest value that decompression may make. */
    static final int MAX_LENGTH = 1 << 20;

    private static final List<Class<?>> ASKED =
            List.of(Object.class, byte[].class, String.class, Long.class, Integer.class, Boolean.class, List.class);

    private static final Pattern FAILED = Pattern.compile("\\(io\\.memwire\\.[a-z0-9.]+\\): failed with ");

    private final Transcoder transcoder;

    Values(Transcoder transcoder) {
        this.transcoder = transcoder;
    }

    @Override
    public void accept(byte[] input) {
        if (input.length < Integer.BYTES) {
            return;
        }
        int flags = ByteBuffer.wrap(input).getInt();
        byte[] data = Arrays.copyOfRange(input, Integer.BYTES, input.length);
        for (Class<?> asked : ASKED) {
            decode(flags, data.clone(), asked);
        }
    }

    private void decode(int flags, byte[] data, Class<?> asked) {
        Object value;
        try {
            value = transcoder.decode(flags, data, asked);
        } catch (TranscodingException refused) {
            requireItsOwn(refused);
            return;
        }
        if (value != null && !asked.isInstance(value)) {
            throw new AssertionError(value.getClass() + " instead of " + asked);
        }
    }

    /** The client makes a refusal of whatever a plug-in throws; here a fault in one of ours shall be seen. */
    private static void requireItsOwn(TranscodingException refused) {
        String message = String.valueOf(refused.getMessage());
        if (FAILED.matcher(message).find()) {
            throw new AssertionError(message, refused);
        }
    }
}
