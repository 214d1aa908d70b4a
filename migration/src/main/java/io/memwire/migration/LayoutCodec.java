package io.memwire.migration;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Layout} with its compression.
 *
 * @param neverCompressed values that the other client leaves as they are, however long
 */
record LayoutCodec(
        ScalarLayout scalars, ObjectLayout objects, Compression compression, Predicate<Object> neverCompressed)
        implements ValueCodec {
    @Override
    public EncodedValue encode(Object value, int compressOver) {
        EncodedValue scalar = scalars.encode(value);
        EncodedValue plain = scalar != null ? scalar : objects.encode(value);
        int length = plain.data().length;
        if (compressOver == 0
                || length <= compressOver
                || !compression.canRestore(length)
                || neverCompressed.test(value)) {
            return plain;
        }
        byte[] compressed = compression.compress(plain.data());
        return compressed.length < length
                ? new EncodedValue(plain.flags() | ObjectLayout.COMPRESSED, compressed)
                : plain;
    }

    @Override
    public <T> @Nullable Object decode(int flags, byte[] data, Class<T> type) {
        int kind = flags & ~ObjectLayout.COMPRESSED;
        if (!objects.knows(kind) && !scalars.knows(kind)) {
            throw new TranscodingException("these flags are not known here (known: " + scalars.knownFlags()
                    + ", 0x" + Integer.toHexString(scalars.serializedFlags())
                    + " Java-serialized, each with or without 0x2, compressed): another client or layout wrote it");
        }
        byte[] plain = kind == flags ? data : compression.decompress(data);
        return objects.knows(kind) ? objects.decode(kind, plain, type) : scalars.decode(kind, plain);
    }
}
