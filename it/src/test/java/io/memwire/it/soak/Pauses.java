package io.memwire.it.soak;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long this machine lets a thread wait that is ready to run: what no client can keep a deadline in. A thread
 * that sleeps for a few milliseconds looks how much too late it wakes.
 */
final class Pauses implements AutoCloseable {
    private static final long NAP_NANOS = Duration.ofMillis(5).toNanos();

    private final Thread thread = new Thread(this::watch, "soak-pauses");
    private volatile boolean closed;
    private volatile long longestNanos; // written by the thread alone

    Pauses() {
        thread.setDaemon(true);
        thread.start();
    }

    long longestNanos() {
        return longestNanos;
    }

    private void watch() {
        while (!closed) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(NAP_NANOS);
            longestNanos = Math.max(longestNanos, System.nanoTime() - begun - NAP_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
