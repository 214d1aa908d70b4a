package io.memwire.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A server was reached, but a connection to it cannot be used. The message is for the user and complete; the cause is what
 * the JDK said, if it said something.
 */
class SetupFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    SetupFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a message says of a failure: of one of these the message, since the name of the class would say nothing. */
    static String describe(Throwable failure) {
        return failure instanceof SetupFailedException ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
