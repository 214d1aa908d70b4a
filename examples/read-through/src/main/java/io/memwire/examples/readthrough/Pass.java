package io.memwire.examples.readthrough;

import java.util.Map;
import java.util.function.Supplier;

/**
 * All reports read once, as measured.
 *
 * @param reports what was read, by customer
 * @param hits how many came from the cache
 * @param misses how many came from the database
 * @param nanos how long it took
 */
record Pass(Map<Integer, CustomerReport> reports, long hits, long misses, long nanos) {
    static Pass measure(ReadThrough<Integer, CustomerReport> through, Supplier<Map<Integer, CustomerReport>> reading) {
        long hits = through.hits();
        long misses = through.misses();
        long start = System.nanoTime();
        Map<Integer, CustomerReport> reports = reading.get();
        long nanos = System.nanoTime() - start;
        return new Pass(reports, through.hits() - hits, through.misses() - misses, nanos);
    }

    double hitPercent() {
        return 100.0 * hits / (hits + misses);
    }

    double speedUpOver(Pass slower) {
        return (double) slower.nanos / nanos;
    }
}
