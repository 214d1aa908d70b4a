package io.memwire.client;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long a dead server is left alone before it is tried again. After the first failure at least {@code deadRetry}, then
 * twice as long after each further one until it is 30 seconds; a longer {@code deadRetry} stays as it is. To each time
 * comes up to a half of it, evenly drawn, so that the many clients of a server that went away at one moment do not come
 * back at one moment.
 *
 * <p>So a server that is back is tried at the latest after one and a half times the sum of {@code deadRetry} and the time
 * that it was away, and never later than after 45 seconds, unless {@code deadRetry} is over 30. Not thread-safe.
 */
final class BackOff {
    /** As long as python-memcached always waits. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final long firstNanos;
    private final long longestNanos;
    private final RandomGenerator random;
    private long nextNanos;

    BackOff(long deadRetryNanos, RandomGenerator random) {
        this.firstNanos = deadRetryNanos;
        this.longestNanos = Math.max(deadRetryNanos, LONGEST_NANOS);
        this.random = random;
        this.nextNanos = deadRetryNanos;
    }

    /** The server failed again; returns the nanoseconds until it is to be tried. */
    long failed() {
        long least = nextNanos;
        nextNanos = Math.min(2 * least, longestNanos);
        return least + random.nextLong(least / 2 + 1);
    }

    /** The server is in use again. */
    void succeeded() {
        nextNanos = firstNanos;
    }
}
