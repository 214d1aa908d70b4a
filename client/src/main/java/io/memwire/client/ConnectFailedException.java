package io.memwire.client;

import org.jspecify.annotations.Nullable;

/** A server could not be connected to. Internal; callers see it as the cause of what they are told. */
final class ConnectFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What callers are told: nothing was sent, so any command may go to another server. */
    Failure toFailure() {
        String message = String.valueOf(getMessage());
        Throwable cause = getCause();
        if (cause instanceof CredentialsRefusedException) {
            return new Failure.Unauthenticated(message);
        }
        @Nullable Throwable shown = cause instanceof SetupFailedException ? cause.getCause() : cause;
        return new Failure.Unreachable(message, shown);
    }
}
