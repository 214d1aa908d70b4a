package io.memwire.serialization.pickle;

import java.math.BigInteger;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@code uuid.UUID} between its making and {@code BUILD}, which gives it its number. It may be in the memo already; whoever
 * takes it out later gets the {@link #value()}.
 */
final class UnbuiltUuid {
    private static final int LARGEST_BITS = 128;

    private @Nullable UUID value;

    /** The UUID, or null before {@link #build}. */
    @Nullable
    UUID value() {
        return value;
    }

    /** Gives it its number, as {@code UUID.__getstate__} has it: under {@code int}, beside what is not needed here. */
    UUID build(@Nullable Object state) {
        Object number = state instanceof Map<?, ?> attributes ? attributes.get("int") : null;
        if (number instanceof Long small) {
            number = BigInteger.valueOf(small);
        }
        if (!(number instanceof BigInteger big) || big.signum() < 0 || big.bitLength() > LARGEST_BITS) {
            throw new RefusedException("a UUID has no number of 128 bits");
        }
        value = new UUID(big.shiftRight(Long.SIZE).longValue(), big.longValue());
        return value;
    }
}
