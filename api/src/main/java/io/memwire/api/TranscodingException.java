package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * The bytes came, the object did not: unknown flags, corrupt data, a missing module, or another type than asked for.
 * Never shown as a miss. Applied: does not matter. Connection: kept.
 *
 * @since 0.1
 */
public final class TranscodingException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be read and what to do. */
    public TranscodingException(String message) {
        this(message, null);
    }

    /** The same with the reason below it. */
    public TranscodingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
