package io.memwire.testkit;

import io.memwire.testkit.Fault.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a fault proxy does. Thread-safe. */
final class Tallies {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder bytesToServer = new LongAdder();
    private final LongAdder bytesToClient = new LongAdder();
    private final Map<Kind, LongAdder> faults = new EnumMap<>(Kind.class);

    Tallies() {
        for (Kind kind : Kind.values()) {
            faults.put(kind, new LongAdder());
        }
    }

    /** Counts a connection that came; returns its number. */
    int accepted() {
        open.incrementAndGet();
        return connections.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    int connections() {
        return connections.get();
    }

    void count(Kind kind) {
        LongAdder times = faults.get(kind);
        if (times != null) { // each kind has one
            times.increment();
        }
    }

    LongAdder bytes(boolean requests) {
        return requests ? bytesToServer : bytesToClient;
    }

    FaultCounts snapshot() {
        var times = new EnumMap<Kind, Long>(Kind.class);
        faults.forEach((kind, adder) -> times.put(kind, adder.sum()));
        return new FaultCounts(connections.get(), open.get(), bytesToServer.sum(), bytesToClient.sum(), times);
    }
}
