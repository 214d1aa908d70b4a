package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.protocol.text.RequestKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Memory, eviction and what is counted; {@link SessionTest} has what each command does. */
class StorageTest {
    private static final int VALUE_BYTES = 140;

    /** Header, key of one byte and NUL, value, line end. */
    private static final int ITEM_BYTES = 56 + 2 + VALUE_BYTES + 2;

    private final Storage storage = new Storage(3 * ITEM_BYTES, 1 << 20);

    private static Content content(int length) {
        return new Content(0, Expiry.NEVER, new byte[length]);
    }

    private StoreResult set(String key) {
        return storage.store(RequestKind.SET, ItemKey.of(key), content(VALUE_BYTES), 0);
    }

    private boolean holds(String key) {
        return storage.get(ItemKey.of(key), 0) != null;
    }

    private long counted(Counter counter) {
        return storage.snapshot(0).counters().getOrDefault(counter, -1L);
    }

    @Test
    void dropsTheLeastRecentlyUsedItemWhenTheMemoryIsFull() {
        set("a");
        set("b");
        set("c");
        assertTrue(holds("a"));

        set("d");

        assertEquals(List.of(true, false, true, true), List.of(holds("a"), holds("b"), holds("c"), holds("d")));
        assertEquals(1, counted(Counter.EVICTIONS));
        assertEquals(1, counted(Counter.EVICTED_UNFETCHED));
    }

    @Test
    void takesTouchesStoresAndIncrementsForUse() {
        set("a");
        set("b");
        storage.store(RequestKind.SET, ItemKey.of("n"), new Content(0, Expiry.NEVER, new byte[] {'1'}), 0);
        storage.touch(ItemKey.of("a"), Expiry.NEVER, 0);
        storage.incr(ItemKey.of("n"), 1, 0);

        set("c"); // takes the place of b

        assertEquals(List.of(true, false, true, true), List.of(holds("a"), holds("b"), holds("n"), holds("c")));
    }

    @Test
    void countsTheReplacedItemAsFree() {
        set("a");
        set("b");
        set("c");

        assertEquals(StoreResult.STORED, set("a"));
        assertEquals(StoreResult.STORED, set("a"));

        assertEquals(List.of(true, true, true), List.of(holds("a"), holds("b"), holds("c")));
        assertEquals(0, counted(Counter.EVICTIONS));
    }

    @Test
    void dropsAsManyItemsAsALargeOneNeeds() {
        set("a");
        set("b");
        set("c");

        storage.store(RequestKind.SET, ItemKey.of("d"), content(2 * VALUE_BYTES), 0);

        assertEquals(List.of(false, false, true, true), List.of(holds("a"), holds("b"), holds("c"), holds("d")));
    }

    @Test
    void growsAnItemAtTheCostOfTheOthers() {
        set("a");
        set("b");
        set("c");

        assertEquals(StoreResult.STORED, storage.store(RequestKind.APPEND, ItemKey.of("a"), content(VALUE_BYTES), 0));

        assertEquals(List.of(true, false, true), List.of(holds("a"), holds("b"), holds("c")));
    }

    @Test
    void doesNotCallAnExpiredItemEvicted() {
        storage.store(RequestKind.SET, ItemKey.of("a"), new Content(0, 1000, new byte[VALUE_BYTES]), 0);
        set("b");
        set("c");

        storage.store(RequestKind.SET, ItemKey.of("d"), content(VALUE_BYTES), 1000);

        assertEquals(0, counted(Counter.EVICTIONS));
        assertEquals(1, counted(Counter.RECLAIMED));
        assertEquals(1, counted(Counter.EXPIRED_UNFETCHED));
    }

    @Test
    void countsAnExpiredItemThatIsAskedFor() {
        storage.store(RequestKind.SET, ItemKey.of("a"), new Content(0, 1000, new byte[1]), 0);

        assertNull(storage.get(ItemKey.of("a"), 1000));
        assertNull(storage.get(ItemKey.of("a"), 1000));

        assertEquals(1, counted(Counter.GET_EXPIRED));
        assertEquals(2, counted(Counter.GET_MISSES));
        assertEquals(0, storage.snapshot(1000).items());
        assertEquals(0, storage.snapshot(1000).bytes());
    }

    @Test
    void givesEveryVersionItsOwnCasUnique() {
        set("a");
        Item first = storage.get(ItemKey.of("a"), 0);
        storage.touch(ItemKey.of("a"), Expiry.NEVER, 0);
        Item touched = storage.get(ItemKey.of("a"), 0);
        set("a");
        Item second = storage.get(ItemKey.of("a"), 0);

        assertNotNull(first);
        assertNotNull(touched);
        assertNotNull(second);
        assertEquals(first.casUnique(), touched.casUnique());
        assertNotEquals(first.casUnique(), second.casUnique());
    }

    @Test
    void leavesAReadItemAsItWasWhenTheKeyChanges() {
        storage.store(RequestKind.SET, ItemKey.of("n"), new Content(3, Expiry.NEVER, new byte[] {'1', '0'}), 0);
        Item read = storage.get(ItemKey.of("n"), 0);

        storage.decr(ItemKey.of("n"), 1, 0);

        assertNotNull(read);
        assertEquals('0', read.value()[1]);
    }

    @Test
    void replacesAFlushThatIsStillToCome() {
        set("a");
        storage.flushAll(1000, 0);
        storage.flushAll(5000, 0);

        assertNotNull(storage.get(ItemKey.of("a"), 4999));
        assertNull(storage.get(ItemKey.of("a"), 5000));
    }

    /** The model is a list of keys by use; the storage must hold the last three of them and count their bytes. */
    @Test
    void holdsTheMostRecentlyUsedItemsWhateverIsDone() {
        var random = new Random(42);
        Deque<String> byUse = new ArrayDeque<>();
        for (int i = 0; i < 3_000; i++) {
            String key = Character.toString('a' + random.nextInt(6));
            boolean held = byUse.remove(key);
            switch (random.nextInt(4)) {
                case 0 -> {
                    set(key);
                    byUse.add(key);
                }
                case 1 -> {
                    assertEquals(held, holds(key), key);
                    if (held) {
                        byUse.add(key);
                    }
                }
                case 2 -> {
                    assertEquals(held, storage.touch(ItemKey.of(key), Expiry.NEVER, 0), key);
                    if (held) {
                        byUse.add(key);
                    }
                }
                default -> assertEquals(held, storage.delete(ItemKey.of(key), 0), key);
            }
            if (byUse.size() > 3) {
                byUse.remove();
            }
            assertEquals(byUse.size(), storage.snapshot(0).items());
            assertEquals((long) byUse.size() * ITEM_BYTES, storage.snapshot(0).bytes());
        }
        List<String> held = new ArrayList<>(byUse);
        assertTrue(held.stream().allMatch(this::holds), held::toString);
    }
}
