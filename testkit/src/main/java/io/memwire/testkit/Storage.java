package io.memwire.testkit;

import io.memwire.protocol.text.LenientDecimal;
import io.memwire.protocol.text.RequestKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a server: what a command does, without its wire form. Time is an argument, in milliseconds since 1970; a
 * server that is asked with a clock running backwards answers by that clock.
 *
 * <p>When the memory limit is reached, the item that was not used for longest makes room. An expired item is found out
 * when it is next asked for, or when it is its turn to make room. Thread-safe: one lock, never held during I/O.
 */
final class Storage {
    private static final long NO_FLUSH = Long.MAX_VALUE;

    private final long memoryLimit;
    private final int maxItemBytes;
    private final Map<ItemKey, Item> items = new LinkedHashMap<>(1024, 0.75f, true); // least recently used first
    private final Counters counters = new Counters();
    private long usedBytes;
    private long lastCasUnique;
    private long flushAtMillis = NO_FLUSH;

    Storage(long memoryLimit, int maxItemBytes) {
        this.memoryLimit = memoryLimit;
        this.maxItemBytes = maxItemBytes;
    }

    synchronized @Nullable Item get(ItemKey key, long nowMillis) {
        counters.count(Counter.CMD_GET);
        Item item = fetch(key, nowMillis);
        if (item == null) {
            counters.count(Counter.GET_MISSES);
        } else {
            counters.count(Counter.GET_HITS, item);
        }
        return item;
    }

    synchronized @Nullable Item getAndTouch(ItemKey key, long expiresAtMillis, long nowMillis) {
        counters.count(Counter.CMD_TOUCH); // and not as a get: memcached's counters know it as a touch
        Item item = fetch(key, nowMillis);
        if (item == null) {
            counters.count(Counter.TOUCH_MISSES);
        } else {
            counters.count(Counter.TOUCH_HITS, item);
            item.expireAt(expiresAtMillis);
        }
        return item;
    }

    synchronized boolean touch(ItemKey key, long expiresAtMillis, long nowMillis) {
        counters.count(Counter.CMD_TOUCH);
        Item item = find(key, nowMillis);
        if (item == null) {
            counters.count(Counter.TOUCH_MISSES);
            return false;
        }
        counters.count(Counter.TOUCH_HITS, item);
        item.expireAt(expiresAtMillis);
        return true;
    }

    /** set, add, replace, append or prepend. */
    synchronized StoreResult store(RequestKind kind, ItemKey key, Content content, long nowMillis) {
        StoreResult refusal = refusal(key, content);
        if (refusal != null) {
            dropStale(kind, key, nowMillis);
            return refusal;
        }
        Item held = find(key, nowMillis);
        return switch (kind) {
            case SET -> link(key, held, content, nowMillis);
            case ADD -> held == null ? link(key, null, content, nowMillis) : StoreResult.NOT_STORED;
            case REPLACE -> held == null ? StoreResult.NOT_STORED : link(key, held, content, nowMillis);
            case APPEND ->
                held == null
                        ? StoreResult.NOT_STORED
                        : relink(key, held, concat(held.value(), content.value()), nowMillis);
            case PREPEND ->
                held == null
                        ? StoreResult.NOT_STORED
                        : relink(key, held, concat(content.value(), held.value()), nowMillis);
            default -> throw new IllegalArgumentException("not a storage command: " + kind);
        };
    }

    synchronized StoreResult compareAndSet(ItemKey key, Content content, long casUnique, long nowMillis) {
        StoreResult refusal = refusal(key, content);
        if (refusal != null) {
            return refusal;
        }
        Item held = find(key, nowMillis);
        if (held == null) {
            counters.count(Counter.CAS_MISSES);
            return StoreResult.NOT_FOUND;
        }
        if (held.casUnique() != casUnique) {
            counters.count(Counter.CAS_BADVAL, held);
            return StoreResult.EXISTS;
        }
        counters.count(Counter.CAS_HITS, held);
        return link(key, held, content, nowMillis);
    }

    /** A storage command whose value is so large that it was not even read. */
    synchronized StoreResult refuseTooLarge(RequestKind kind, ItemKey key, long nowMillis) {
        counters.count(Counter.STORE_TOO_LARGE);
        dropStale(kind, key, nowMillis);
        return StoreResult.TOO_LARGE;
    }

    synchronized boolean delete(ItemKey key, long nowMillis) {
        Item held = find(key, nowMillis);
        if (held == null) {
            counters.count(Counter.DELETE_MISSES);
            return false;
        }
        counters.count(Counter.DELETE_HITS, held);
        unlink(key, held);
        return true;
    }

    /** Adds, wrapping at 2^64. */
    synchronized IncrResult incr(ItemKey key, long delta, long nowMillis) {
        Item held = find(key, nowMillis);
        if (held == null) {
            counters.count(Counter.INCR_MISSES);
            return IncrResult.NOT_FOUND;
        }
        if (!isNumeric(held)) {
            return IncrResult.NOT_NUMERIC;
        }
        counters.count(Counter.INCR_HITS, held);
        return putNumber(key, held, number(held) + delta, nowMillis);
    }

    /** Subtracts, stopping at 0. */
    synchronized IncrResult decr(ItemKey key, long delta, long nowMillis) {
        Item held = find(key, nowMillis);
        if (held == null) {
            counters.count(Counter.DECR_MISSES);
            return IncrResult.NOT_FOUND;
        }
        if (!isNumeric(held)) {
            return IncrResult.NOT_NUMERIC;
        }
        counters.count(Counter.DECR_HITS, held);
        long value = number(held);
        return putNumber(key, held, Long.compareUnsigned(value, delta) < 0 ? 0 : value - delta, nowMillis);
    }

    /** Drops everything, now or when {@code atMillis} has come; a flush that is still to come is replaced. */
    synchronized void flushAll(long atMillis, long nowMillis) {
        counters.count(Counter.CMD_FLUSH);
        applyDueFlush(nowMillis);
        flushAtMillis = atMillis;
        applyDueFlush(nowMillis);
    }

    synchronized void resetCounters() {
        counters.reset();
    }

    synchronized StorageSnapshot snapshot(long nowMillis) {
        applyDueFlush(nowMillis);
        return counters.snapshot(items.values(), usedBytes, nowMillis);
    }

    /** The item, if it is there and not expired; it is the one used last then. */
    private @Nullable Item find(ItemKey key, long nowMillis) {
        applyDueFlush(nowMillis);
        Item item = items.get(key);
        if (item == null) {
            return null;
        }
        if (item.isExpired(nowMillis)) {
            unlink(key, item);
            counters.countReclaimed(item);
            return null;
        }
        item.markUsed(nowMillis);
        return item;
    }

    private @Nullable Item fetch(ItemKey key, long nowMillis) {
        long reclaimed = counters.value(Counter.RECLAIMED);
        Item item = find(key, nowMillis);
        if (item != null) {
            item.markFetched();
        } else if (counters.value(Counter.RECLAIMED) != reclaimed) {
            counters.count(Counter.GET_EXPIRED);
        }
        return item;
    }

    /** All items were stored before the moment of the flush, because the first command after it comes here first. */
    private void applyDueFlush(long nowMillis) {
        if (flushAtMillis <= nowMillis) {
            flushAtMillis = NO_FLUSH;
            items.clear();
            usedBytes = 0;
            counters.clearItems();
        }
    }

    private @Nullable StoreResult refusal(ItemKey key, Content content) {
        long size = sizeOf(key, content);
        if (size > maxItemBytes) {
            counters.count(Counter.STORE_TOO_LARGE);
            return StoreResult.TOO_LARGE;
        }
        if (size > memoryLimit) {
            counters.count(Counter.STORE_NO_MEMORY);
            return StoreResult.NO_MEMORY;
        }
        counters.countSet((int) size);
        return null;
    }

    /** A set that is refused takes the old value with it, which must not be read as the new one. */
    private void dropStale(RequestKind refused, ItemKey key, long nowMillis) {
        Item held = refused == RequestKind.SET ? find(key, nowMillis) : null;
        if (held != null) {
            unlink(key, held);
        }
    }

    /** Stores the value under the flags and the expiry of the held one. */
    private StoreResult relink(ItemKey key, Item held, byte[] value, long nowMillis) {
        var content = new Content(held.flags(), held.expiresAtMillis(), value);
        boolean fits = sizeOf(key, content) <= Math.min(maxItemBytes, memoryLimit);
        return fits ? link(key, held, content, nowMillis) : StoreResult.NOT_STORED;
    }

    private StoreResult link(ItemKey key, @Nullable Item held, Content content, long nowMillis) {
        int size = (int) sizeOf(key, content);
        int freed = held == null ? 0 : held.size();
        while (usedBytes - freed + size > memoryLimit) {
            evictLeastRecentlyUsed(nowMillis); // never the held item: it was just found, so it comes last
        }
        if (held != null) {
            counters.remove(held);
        }
        var item = new Item(size, content, ++lastCasUnique, counters.classFor(size), nowMillis);
        items.put(held == null ? key.copy() : key, item); // a map keeps the key object that it has
        usedBytes += size - freed;
        counters.add(item);
        return StoreResult.STORED;
    }

    private static long sizeOf(ItemKey key, Content content) {
        return Item.sizeOf(key.length(), content.flags(), content.value().length);
    }

    private void unlink(ItemKey key, Item item) {
        items.remove(key);
        usedBytes -= item.size();
        counters.remove(item);
    }

    private void evictLeastRecentlyUsed(long nowMillis) {
        Map.Entry<ItemKey, Item> oldest = items.entrySet().iterator().next();
        Item item = oldest.getValue();
        unlink(oldest.getKey(), item);
        if (item.isExpired(nowMillis)) {
            counters.countReclaimed(item);
        } else {
            counters.countEvicted(item);
        }
    }

    private static boolean isNumeric(Item item) {
        return LenientDecimal.isUnsigned(item.value(), 0, item.value().length);
    }

    private static long number(Item item) {
        return LenientDecimal.unsigned(item.value(), 0, item.value().length);
    }

    /** Stores the number's digits; where the old value was longer, spaces follow them, as memcached leaves them. */
    private IncrResult putNumber(ItemKey key, Item held, long number, long nowMillis) {
        byte[] digits = Long.toUnsignedString(number).getBytes(StandardCharsets.US_ASCII);
        byte[] value = Arrays.copyOf(digits, Math.max(digits.length, held.value().length));
        Arrays.fill(value, digits.length, value.length, (byte) ' ');
        return relink(key, held, value, nowMillis) == StoreResult.STORED
                ? IncrResult.changed(number)
                : IncrResult.NO_MEMORY;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        return whole;
    }
}
