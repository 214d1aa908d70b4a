package io.memwire.client;

/** A server could not be connected to. Internal; callers see it as the cause of what they are told. */
final class ConnectFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
