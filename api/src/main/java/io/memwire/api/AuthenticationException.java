package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * The server does not accept the credentials, or asks for some and the client has none. Nothing was carried out. Applied:
 * no. Connection: closed; the server is marked dead and tried again after {@code deadRetry}.
 *
 * @since 0.1
 */
public final class AuthenticationException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    /** Says which node, which user, and what to do; never the password. */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
