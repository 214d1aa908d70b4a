package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * The connection broke after the request was written. Applied: unknown. Connection: gone; the client reconnects.
 *
 * @since 0.1
 */
public final class ConnectionLostException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Names the node, the number of requests without an answer, and what the cause says. */
    public ConnectionLostException(String node, int inFlight, @Nullable Throwable cause) {
        super(
                "lost the connection to " + node + " with " + inFlight + " requests unanswered"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + "; they may or may not have been applied: repeat only what is safe to"
                        + " repeat (docs/errors.md#connection-lost)",
                cause);
    }
}
