package io.memwire.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What went over the connections of a server. Thread-safe. */
final class Traffic {
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();

    void opened() {
        open.incrementAndGet();
        accepted.increment();
    }

    void closed() {
        open.decrementAndGet();
    }

    void read(int bytes) {
        bytesRead.add(bytes);
    }

    void written(int bytes) {
        bytesWritten.add(bytes);
    }

    int open() {
        return open.get();
    }

    long accepted() {
        return accepted.sum();
    }

    long bytesRead() {
        return bytesRead.sum();
    }

    long bytesWritten() {
        return bytesWritten.sum();
    }

    /** Sets to 0 what {@code stats reset} does; open connections stay counted. */
    void reset() {
        accepted.reset();
        bytesRead.reset();
        bytesWritten.reset();
    }
}
