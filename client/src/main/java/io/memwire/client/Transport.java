package io.memwire.client;

import java.io.IOException;

/**
 * One socket. One thread reads and one writes at a time; they do not hinder each other. Anybody may close it, which ends
 * a read or write that is blocked.
 */
interface Transport {
    /** Blocks until there is at least one byte; returns their number, or -1 at the end of the stream. */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Blocks until all bytes are handed to the system. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Whether a platform thread that is interrupted while it reads or writes leaves the socket as it is. */
    boolean isInterruptSafe();

    /** Whether a server that expects TLS would break it off at the first request. */
    default boolean mayLackTls() {
        return false;
    }

    /** Closes the socket; never fails, does nothing the second time. */
    void close();
}
