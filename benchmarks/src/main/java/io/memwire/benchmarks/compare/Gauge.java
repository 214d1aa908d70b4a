package io.memwire.benchmarks.compare;

import org.HdrHistogram.Histogram;

/** What one thread measures: how long each of its calls took, as long as it is told to count. */
final class Gauge {
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final int DIGITS = 2; // a thousand of them fit the heap, and two digits are more than the spread

    private final Switch state;
    private final Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);

    Gauge(Switch state) {
        this.state = state;
    }

    /** Notes a call that ended at {@code now}, on the clock of nanoTime. */
    void ended(long began, long now) {
        if (state.isCounting()) {
            nanos.recordValue(Math.min(now - began, LONGEST_NANOS));
        }
    }

    Histogram nanos() {
        return nanos;
    }

    /** Tells all threads when to count and when to stop. */
    static final class Switch {
        private volatile boolean counting;
        private volatile boolean stopped;

        boolean isCounting() {
            return counting;
        }

        boolean isStopped() {
            return stopped;
        }

        void count(boolean on) {
            counting = on;
        }

        void stop() {
            stopped = true;
        }
    }
}
