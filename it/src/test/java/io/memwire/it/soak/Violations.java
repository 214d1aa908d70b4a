package io.memwire.it.soak;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What must not happen and did: all are counted, the first are kept. Thread-safe. */
final class Violations {
    private static final int KEPT = 50;

    private final AtomicLong count = new AtomicLong();
    private final Queue<String> first = new ConcurrentLinkedQueue<>();

    void add(String what) {
        if (count.incrementAndGet() <= KEPT) {
            first.add(what);
        }
    }

    long count() {
        return count.get();
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), first);
    }
}
