package io.memwire.client;

/** A well-formed reply that does not answer what was asked: the stream is in doubt. Cold; never leaves the connection. */
final class UnexpectedReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnexpectedReplyException(String message) {
        super(message);
    }
}
