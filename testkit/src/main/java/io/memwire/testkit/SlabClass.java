package io.memwire.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One class of item sizes, for {@code stats items} and {@code stats slabs}. Memory is not kept in slabs here: the classes
 * only count what memcached would have put where. Guarded by the storage's lock.
 */
final class SlabClass {
    static final int PAGE_BYTES = 1 << 20;
    private static final int SMALLEST_CHUNK_BYTES = 96;
    private static final int LARGEST_CHUNK_BYTES = PAGE_BYTES / 2;
    private static final double GROWTH_FACTOR = 1.25;

    private final int id;
    private final int chunkBytes;
    private final Tally tally = new Tally();
    private int items;
    private long itemBytes;

    private SlabClass(int id, int chunkBytes) {
        this.id = id;
        this.chunkBytes = chunkBytes;
    }

    /** memcached's classes at its default settings: chunks from 96 bytes to half a page, each 1.25 times the last. */
    static List<SlabClass> all() {
        List<SlabClass> classes = new ArrayList<>();
        int chunk = SMALLEST_CHUNK_BYTES;
        while (chunk <= LARGEST_CHUNK_BYTES / GROWTH_FACTOR) {
            classes.add(new SlabClass(classes.size() + 1, chunk));
            chunk = roundUpTo8((int) (chunk * GROWTH_FACTOR));
        }
        classes.add(new SlabClass(classes.size() + 1, LARGEST_CHUNK_BYTES));
        return List.copyOf(classes);
    }

    private static int roundUpTo8(int bytes) {
        return (bytes + 7) & ~7;
    }

    int chunkBytes() {
        return chunkBytes;
    }

    void add(Item item) {
        items++;
        itemBytes += item.size();
    }

    void remove(Item item) {
        items--;
        itemBytes -= item.size();
    }

    void clear() {
        items = 0;
        itemBytes = 0;
    }

    boolean isEmpty() {
        return items == 0;
    }

    void count(Counter counter) {
        tally.add(counter);
    }

    void resetCounters() {
        tally.reset();
    }

    Snapshot snapshot(long ageMillis) {
        return new Snapshot(
                id, chunkBytes, PAGE_BYTES / chunkBytes, items, itemBytes, ageMillis / 1000, tally.snapshot());
    }

    /**
     * The state of a class at one moment.
     *
     * @param ageSeconds since the item unused for longest was used
     */
    record Snapshot(
            int id,
            int chunkBytes,
            int chunksPerPage,
            long items,
            long itemBytes,
            long ageSeconds,
            Map<Counter, Long> counters) {
        /** Chunks that the items take; an item larger than a chunk takes several. */
        long usedChunks() {
            return Math.max(items, (itemBytes + chunkBytes - 1) / chunkBytes);
        }

        long pages() {
            return (usedChunks() + chunksPerPage - 1) / chunksPerPage;
        }
    }
}
