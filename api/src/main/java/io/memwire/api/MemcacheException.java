package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * Root of all that Memwire throws; unchecked. The subclass says whose fault it was, whether the request may have been
 * applied, and what became of the connection. Decide by type, never by message.
 *
 * @since 0.1
 */
public abstract class MemcacheException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the subclasses of this package. */
    MemcacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
