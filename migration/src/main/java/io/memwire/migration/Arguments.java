package io.memwire.migration;

import io.memwire.api.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** Checks at the public door. */
final class Arguments {
    private Arguments() {}

    /** Returns {@code value}, or says which argument is null. */
    static <T> T notNull(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidRequestException(name + " is null");
        }
        return value;
    }

    /** Returns {@code value}, or says which argument is too small. */
    static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new InvalidRequestException(name + " " + value + " is below " + least);
        }
        return value;
    }
}
