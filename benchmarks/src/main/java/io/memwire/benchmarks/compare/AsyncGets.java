package io.memwire.benchmarks.compare;

import java.io.IOException;

/**
 * A thread's way to have many gets under way: a ring of them, the oldest of which is awaited before the next is sent.
 */
interface AsyncGets extends AutoCloseable {
    /** Sends a get and remembers its future in a place of the ring. */
    void send(int place, int key) throws Exception;

    /** Waits for the get in that place, and checks what came. */
    void await(int place, int key) throws Exception;

    @Override
    default void close() throws IOException {}
}
