package io.memwire.fuzz;

import org.jspecify.annotations.Nullable;

/** What the two decoders of the protocol have in common, their messages written down. */
interface Decoder {
    byte[] target();

    int targetOffset();

    int targetLength();

    void received(int count);

    /** The next message with all that is known of it, or null when more bytes are needed. */
    @Nullable
    String next();

    /** Whether it will not read on, because of what came. */
    boolean isFailed();
}
