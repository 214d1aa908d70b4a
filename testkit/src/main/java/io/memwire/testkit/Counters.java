package io.memwire.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The storage's statistics: in all, and by class of item sizes. Guarded by the storage's lock. */
final class Counters {
    private final List<SlabClass> classes = SlabClass.all();
    private final Tally totals = new Tally();

    void count(Counter counter) {
        totals.add(counter);
    }

    /** Counts in all and for the item's class. */
    void count(Counter counter, Item item) {
        count(counter);
        item.slabClass().count(counter);
    }

    void countSet(int itemBytes) {
        count(Counter.CMD_SET);
        classFor(itemBytes).count(Counter.CMD_SET);
    }

    void countReclaimed(Item item) {
        count(Counter.RECLAIMED, item);
        if (!item.isFetched()) {
            count(Counter.EXPIRED_UNFETCHED, item);
        }
    }

    void countEvicted(Item item) {
        count(Counter.EVICTIONS, item);
        if (!item.isFetched()) {
            count(Counter.EVICTED_UNFETCHED, item);
        }
    }

    long value(Counter counter) {
        return totals.value(counter);
    }

    SlabClass classFor(int itemBytes) {
        for (SlabClass slabClass : classes) {
            if (itemBytes <= slabClass.chunkBytes()) {
                return slabClass;
            }
        }
        return classes.get(classes.size() - 1); // larger items are chained chunks of the last class
    }

    void add(Item item) {
        item.slabClass().add(item);
        count(Counter.TOTAL_ITEMS);
    }

    void remove(Item item) {
        item.slabClass().remove(item);
    }

    void clearItems() {
        classes.forEach(SlabClass::clear);
    }

    void reset() {
        totals.reset();
        classes.forEach(SlabClass::resetCounters);
    }

    /** The items come least recently used first. */
    StorageSnapshot snapshot(Collection<Item> items, long usedBytes, long nowMillis) {
        Map<SlabClass, Long> ages = ages(items, nowMillis);
        List<SlabClass.Snapshot> snapshots = new ArrayList<>();
        for (SlabClass slabClass : classes) {
            snapshots.add(slabClass.snapshot(ages.getOrDefault(slabClass, 0L)));
        }
        return new StorageSnapshot(items.size(), usedBytes, totals.snapshot(), snapshots);
    }

    /** The age of a class is that of its first item; the search ends when every class with items has one. */
    private Map<SlabClass, Long> ages(Collection<Item> items, long nowMillis) {
        long missing =
                classes.stream().filter(slabClass -> !slabClass.isEmpty()).count();
        Map<SlabClass, Long> ages = new HashMap<>();
        for (Item item : items) {
            if (ages.putIfAbsent(item.slabClass(), nowMillis - item.usedAtMillis()) == null && --missing == 0) {
                break;
            }
        }
        return ages;
    }
}
