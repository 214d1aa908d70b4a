package io.memwire.testkit;

import java.util.EnumMap;
import java.util.Map;

/** A number for each {@link Counter}. Guarded by the storage's lock. */
final class Tally {
    private final Map<Counter, Count> counts = new EnumMap<>(Counter.class);

    private static final class Count {
        private long value;
    }

    void add(Counter counter) {
        counts.computeIfAbsent(counter, unused -> new Count()).value++;
    }

    long value(Counter counter) {
        Count count = counts.get(counter);
        return count == null ? 0 : count.value;
    }

    void reset() {
        counts.clear();
    }

    /** All counters, those at 0 included, in their order. */
    Map<Counter, Long> snapshot() {
        Map<Counter, Long> snapshot = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            snapshot.put(counter, value(counter));
        }
        return snapshot;
    }
}
