package io.memwire.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection in the making. Not every step to it has a time-out of its own (a TLS handshake reads many times, a unix
 * domain socket waits for ever for a place in the backlog), so the housekeeper closes what takes too long, and what is
 * under way when the client is closed.
 */
final class Setup implements Chore, AutoCloseable {
    /** Closes a socket at once, whatever another thread does with it; never fails. */
    interface Socket {
        void close();
    }

    private final Housekeeper housekeeper;
    private final int timeoutMillis;
    private final long deadlineNanos;

    // Guarded by this.
    private @Nullable Socket socket;
    private String step = "connecting";
    private boolean expired;
    private boolean ended;

    Setup(Housekeeper housekeeper, int timeoutMillis) {
        this.housekeeper = housekeeper;
        this.timeoutMillis = timeoutMillis;
        this.deadlineNanos = System.nanoTime() + timeoutMillis * 1_000_000L;
        housekeeper.add(this);
        housekeeper.watch(deadlineNanos);
    }

    /** Hands over the socket, before anything blocks on it. */
    void begin(Socket opened) throws IOException {
        synchronized (this) {
            if (!ended) {
                socket = opened;
                return;
            }
        }
        opened.close();
        throw failure(null);
    }

    /** Names what comes next, for the message if it takes too long. */
    synchronized void step(String name) {
        step = name;
    }

    /** How much time is left, at least a millisecond. */
    int remainingMillis() {
        return (int) Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000);
    }

    /** The connection is made: from here on it belongs to the caller. */
    void finish() throws IOException {
        synchronized (this) {
            if (!ended) {
                ended = true;
                socket = null;
                return;
            }
        }
        throw failure(null);
    }

    /** Why a step failed: the step's own exception, unless it was closed here. */
    synchronized IOException failure(@Nullable IOException cause) {
        if (expired) {
            var timedOut = new SocketTimeoutException("no end of " + step + " within " + timeoutMillis + " ms");
            timedOut.initCause(cause);
            return timedOut;
        }
        if (ended) {
            return new IOException("the client was closed", cause);
        }
        return cause == null ? new IOException("not connected") : cause;
    }

    @Override
    public long check(long nowNanos) {
        long remaining = deadlineNanos - nowNanos;
        if (remaining > 0) {
            return remaining;
        }
        end(true);
        return NEVER;
    }

    @Override
    public void clientClosed() {
        end(false);
    }

    private void end(boolean isExpired) {
        Socket closed;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            expired = isExpired;
            closed = socket;
        }
        if (closed != null) {
            closed.close();
        }
    }

    /** Closes the socket unless {@link #finish} came first. */
    @Override
    public void close() {
        housekeeper.remove(this);
        end(false);
    }
}
