package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * No connection to the node, or its queue is full; nothing was written. Applied: no. Connection: none, or kept.
 *
 * @since 0.1
 */
public final class NodeUnavailableException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Says which node and why. */
    public NodeUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
