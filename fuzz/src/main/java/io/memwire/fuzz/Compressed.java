package io.memwire.fuzz;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.Compressor;
import java.util.Arrays;
import java.util.function.Consumer;

/** Any bytes as compressed data, which has a limit; and any bytes compressed and restored. */
final class Compressed implements Consumer<byte[]> {
    private final Compressor compressor;

    Compressed(Compressor compressor) {
        this.compressor = compressor;
    }

    @Override
    public void accept(byte[] input) {
        for (int maxLength : new int[] {Values.MAX_LENGTH, 10}) {
            decompress(input, maxLength);
        }
        byte[] restored = compressor.decompress(compressor.compress(input), input.length);
        if (!Arrays.equals(input, restored)) {
            throw new AssertionError("what was compressed came back as another value");
        }
    }

    private void decompress(byte[] stored, int maxLength) {
        byte[] value;
        try {
            value = compressor.decompress(stored, maxLength);
        } catch (TranscodingException refused) {
            return;
        }
        if (value.length > maxLength) {
            throw new AssertionError(value.length + " bytes, over " + maxLength);
        }
    }
}
