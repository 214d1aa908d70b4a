package io.memwire.benchmarks.compare;

import java.io.IOException;

/** A client of servers, under measurement. All callers share it; each has a {@link Session} of its own. */
interface Client extends AutoCloseable {
    /** Longest wait for an answer where the client does not have a limit of its own. */
    int TIMEOUT_SECONDS = 10;

    /** Opens what one caller uses. */
    Session session() throws IOException;

    /**
     * Opens what the one thread of {@link Workload.Operation#ASYNC_GET} uses.
     *
     * @param outstanding size of the ring
     */
    AsyncGets asyncGets(int outstanding) throws IOException;

    @Override
    void close() throws IOException;
}
