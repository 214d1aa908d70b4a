package io.memwire.serialization.pickle;

/** Says inside this package why a value is not read or written; at its door it becomes a {@code TranscodingException}. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message, null, false, false); // hostile input must not cost a stack trace each
    }
}
