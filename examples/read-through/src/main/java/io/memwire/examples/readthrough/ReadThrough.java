package io.memwire.examples.readthrough;

import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.TypedCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads through a cache: what is there comes from it, the rest from the source, and is there the next time.
 *
 * <p>A change of the source is followed by {@link #invalidate}. A reader that loaded just before the change may still
 * store what it saw just after, so the ttl is the longest time that anything stale is read. When the cache is down, all
 * comes from the source (with the client's default, {@code FailureMode.DEGRADE}). Thread-safe if the source is.
 *
 * @param <K> type of the keys: text or whole numbers
 * @param <V> type of the values
 */
final class ReadThrough<K, V> {
    /** Where the values are at home. */
    interface Source<K, V> {
        /** Loads one value; null when there is none, which is not remembered. */
        @Nullable
        V load(K key);

        /** Loads the values that there are. */
        default Map<K, V> loadMulti(Collection<K> keys) {
            Map<K, V> found = new HashMap<>();
            for (K key : keys) {
                V value = load(key);
                if (value != null) {
                    found.put(key, value);
                }
            }
            return found;
        }
    }

    private final TypedCache<V> cache;
    private final StoreOptions options;
    private final Source<K, V> source;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ReadThrough(TypedCache<V> cache, Duration ttl, Source<K, V> source) {
        this.cache = cache;
        this.options = StoreOptions.ttl(ttl);
        this.source = source;
    }

    @Nullable
    V get(K key) {
        Key cacheKey = Key.from(key);
        V cached = cache.get(cacheKey);
        if (cached != null) {
            hits.increment();
            return cached;
        }
        misses.increment();
        V loaded = source.load(key);
        if (loaded != null) {
            cache.set(cacheKey, loaded, options);
        }
        return loaded;
    }

    /** The values of many keys in one go: one question to the cache, one to the source for what it lacks. */
    Map<K, V> getMulti(Collection<K> keys) {
        Map<K, V> values = new HashMap<>(cache.getMulti(keys));
        hits.add(values.size());
        List<K> missing = new ArrayList<>(keys);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            misses.add(missing.size());
            Map<K, V> loaded = source.loadMulti(missing);
            cache.setMulti(loaded, options);
            values.putAll(loaded);
        }
        return values;
    }

    /** Forgets a value, after its source has changed; the next reader loads it. */
    void invalidate(K key) {
        cache.delete(Key.from(key));
    }

    /** Values that came from the cache so far. */
    long hits() {
        return hits.sum();
    }

    /** Values that were looked for in the source so far. */
    long misses() {
        return misses.sum();
    }
}
