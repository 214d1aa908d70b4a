package io.memwire.client;

import io.memwire.api.AuthenticationException;
import io.memwire.api.ConnectionLostException;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.ProtocolViolationException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.ServerErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed. Immutable, so that one may stand for all calls of a connection; each caller makes an exception of
 * its own from it, on its own thread and with its own stack.
 */
interface Failure {
    /** The exception for one caller. */
    MemcacheException toException();

    /** Whether the request may be sent again if its command allows it: the connection broke, nobody ran out of time. */
    default boolean mayRepeat() {
        return false;
    }

    /** Whether no byte of the request was written, so that any command may be sent elsewhere. */
    default boolean isUnsent() {
        return false;
    }

    /** The server answered with an error line; one for several callers may be meant for another of them. */
    record ServerError(String node, ServerErrorException.Kind kind, String text, boolean mayRepeat) implements Failure {
        @Override
        public MemcacheException toException() {
            return kind == ServerErrorException.Kind.CLIENT_ERROR && Greeting.isAboutCredentials(text)
                    ? new AuthenticationException(Greeting.credentialsWanted(node, text), null)
                    : new ServerErrorException(node, kind, text);
        }
    }

    /** No answer in time. */
    record TimedOut(String node, long timeoutMillis) implements Failure {
        @Override
        public MemcacheException toException() {
            return new RequestTimeoutException(node, timeoutMillis);
        }
    }

    /** The connection broke with requests under way; on a client that was closed they are not sent again. */
    record Lost(String node, int inFlight, @Nullable Throwable cause, boolean mayRepeat) implements Failure {
        @Override
        public MemcacheException toException() {
            return new ConnectionLostException(node, inFlight, cause);
        }
    }

    /** The stream was no memcached stream; the connection is closed. */
    record Violation(String node, String message, @Nullable Throwable cause) implements Failure {
        @Override
        public MemcacheException toException() {
            return new ProtocolViolationException(node + " sent what is no answer: " + message, cause);
        }
    }

    /** No connection could be made, so nothing was written; the call does not try this node again. */
    interface NoConnection extends Failure {
        @Override
        default boolean isUnsent() {
            return true;
        }
    }

    /** The node cannot be connected to. */
    record Unreachable(String message, @Nullable Throwable cause) implements NoConnection {
        @Override
        public MemcacheException toException() {
            return new NodeUnavailableException(message, cause);
        }
    }

    /** Nothing was written: a connection that closed, which another may be found for, or no time left. */
    record Unavailable(String message, @Nullable Throwable cause, boolean isUnsent) implements Failure {
        @Override
        public MemcacheException toException() {
            return new NodeUnavailableException(message, cause);
        }
    }

    /** Nothing was written, for as much is under way to the server as may be; the next server is for other keys. */
    record NoRoom(String message) implements Failure {
        @Override
        public MemcacheException toException() {
            return new NodeUnavailableException(message, null);
        }
    }

    /** The server refuses the credentials, or asks for some. */
    record Unauthenticated(String message) implements NoConnection {
        @Override
        public MemcacheException toException() {
            return new AuthenticationException(message, null);
        }
    }
}
