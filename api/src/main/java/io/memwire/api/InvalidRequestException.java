package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * The caller's fault, seen before the first byte was written: a bad argument, key, value or setting. Applied: no.
 * Connection: kept. Thrown in every {@link FailureMode}.
 *
 * @since 0.1
 */
public class InvalidRequestException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, which value, and what to do. */
    public InvalidRequestException(String message) {
        super(message, null);
    }

    /** The same with the reason below it. */
    public InvalidRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
