package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * What came is not the memcached protocol, or not an answer to what was asked. Applied: unknown. Connection: closed;
 * the client reconnects.
 *
 * @since 0.1
 */
public final class ProtocolViolationException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Names the node, what was expected, and quotes the bytes escaped and shortened. */
    public ProtocolViolationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
