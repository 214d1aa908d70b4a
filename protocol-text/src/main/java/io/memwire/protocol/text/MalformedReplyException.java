package io.memwire.protocol.text;

/**
 * These bytes are no reply of the classic protocol, or pass a limit. The message says what was expected and quotes
 * what came, escaped and shortened; it never holds a value. Nothing on that connection can be trusted any more: close
 * it.
 *
 * @since 0.1
 */
public final class MalformedReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedReplyException(String message) {
        super(message);
    }
}
