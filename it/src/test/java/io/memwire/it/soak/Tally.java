package io.memwire.it.soak;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls as they begin and as they end, and keeps the one that took longest. Thread-safe. */
final class Tally {
    private final Map<String, LongAdder> commands = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final LongAdder identities = new LongAdder();
    private final LongAdder freshnesses = new LongAdder();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong longestInterruptNanos = new AtomicLong();
    private volatile String longest = "none";

    void begun(String command) {
        count(commands, command);
    }

    /** A call has ended: once for each that began. */
    void ended(String command, String outcome, long nanos) {
        count(outcomes, outcome);
        if (longestNanos.getAndAccumulate(nanos, Math::max) < nanos) {
            longest = command + ", " + outcome;
        }
    }

    /** A call left so long after its thread was interrupted. */
    void leftAfterInterrupt(long nanos) {
        longestInterruptNanos.accumulateAndGet(nanos, Math::max);
    }

    /** A value was read and found to be its key's own; with {@code dated}, not too old either. */
    void checked(boolean dated) {
        identities.increment();
        if (dated) {
            freshnesses.increment();
        }
    }

    long begun() {
        return commands.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long ended() {
        return outcomes.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, Long> commands() {
        return snapshot(commands);
    }

    Map<String, Long> outcomes() {
        return snapshot(outcomes);
    }

    long identities() {
        return identities.sum();
    }

    long freshnesses() {
        return freshnesses.sum();
    }

    long longestNanos() {
        return longestNanos.get();
    }

    /** What the longest call was; a moment's truth while calls run. */
    String longest() {
        return longest;
    }

    long longestInterruptNanos() {
        return longestInterruptNanos.get();
    }

    private static void count(Map<String, LongAdder> counters, String name) {
        counters.computeIfAbsent(name, unused -> new LongAdder()).increment();
    }

    private static Map<String, Long> snapshot(Map<String, LongAdder> counters) {
        var sums = new TreeMap<String, Long>();
        counters.forEach((name, sum) -> sums.put(name, sum.sum()));
        return sums;
    }
}
