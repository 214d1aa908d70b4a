package io.memwire.testkit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * {@code stats detail}: commands counted by key prefix, which is what stands before the first colon. Off at first.
 * Thread-safe. Source: protocol.txt, "Statistics" and memcached 1.6, {@code stats_prefix.c}.
 */
final class PrefixStatistics {
    private static final char DELIMITER = ':';

    /** Prefixes beyond these are not counted: keys that begin with a random part must not fill the memory. */
    private static final int MAX_PREFIXES = 10_000;

    private static final class Counts {
        long gets;
        long hits;
        long sets;
        long deletes;

        void hit() {
            gets++;
            hits++;
        }

        void miss() {
            gets++;
        }

        void set() {
            sets++;
        }

        void delete() {
            deletes++;
        }
    }

    private final Map<String, Counts> prefixes = new TreeMap<>();
    private volatile boolean enabled;

    void enable(boolean on) {
        enabled = on;
    }

    boolean isEnabled() {
        return enabled;
    }

    void countGet(ItemKey key, boolean hit) {
        count(key, hit ? Counts::hit : Counts::miss);
    }

    void countSet(ItemKey key) {
        count(key, Counts::set);
    }

    void countDelete(ItemKey key) {
        count(key, Counts::delete);
    }

    /** The lines of {@code stats detail dump}, without its end. */
    synchronized void dump(Consumer<String> lines) {
        prefixes.forEach((prefix, counts) -> lines.accept("PREFIX " + prefix + " get " + counts.gets + " hit "
                + counts.hits + " set " + counts.sets + " del " + counts.deletes));
    }

    synchronized void reset() {
        prefixes.clear();
    }

    private void count(ItemKey key, Consumer<Counts> change) {
        if (!enabled) {
            return;
        }
        String prefix = key.prefix(DELIMITER);
        if (prefix == null) {
            return;
        }
        synchronized (this) {
            Counts counts = prefixes.get(prefix);
            if (counts == null) {
                if (prefixes.size() == MAX_PREFIXES) {
                    return;
                }
                counts = new Counts();
                prefixes.put(prefix, counts);
            }
            change.accept(counts);
        }
    }
}
