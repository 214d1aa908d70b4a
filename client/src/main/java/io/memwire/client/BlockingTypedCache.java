package io.memwire.client;

import io.memwire.api.AsyncTypedCache;
import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.api.TypedCache;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A view for values of one class: {@link Cache} with the class filled in. */
final class BlockingTypedCache<V> implements TypedCache<V> {
    private final Cache cache;
    private final Class<V> type;

    BlockingTypedCache(Cache cache, Class<V> type) {
        this.cache = cache;
        this.type = type;
    }

    @Override
    public @Nullable V get(Key key) {
        return cache.get(key, type);
    }

    @Override
    public @Nullable CasValue<V> gets(Key key) {
        return cache.gets(key, type);
    }

    @Override
    public @Nullable V gat(Key key, Ttl ttl) {
        return cache.gat(key, ttl, type);
    }

    @Override
    public @Nullable CasValue<V> gats(Key key, Ttl ttl) {
        return cache.gats(key, ttl, type);
    }

    @Override
    public <K> Map<K, V> getMulti(Collection<? extends K> keys) {
        return cache.getMulti(keys, type);
    }

    @Override
    public boolean set(Key key, V value, StoreOptions options) {
        return cache.set(key, value, options);
    }

    @Override
    public boolean add(Key key, V value, StoreOptions options) {
        return cache.add(key, value, options);
    }

    @Override
    public boolean replace(Key key, V value, StoreOptions options) {
        return cache.replace(key, value, options);
    }

    @Override
    public boolean append(Key key, V value) {
        return cache.append(key, value);
    }

    @Override
    public boolean prepend(Key key, V value) {
        return cache.prepend(key, value);
    }

    @Override
    public CasResult cas(Key key, V value, long casUnique, StoreOptions options) {
        return cache.cas(key, value, casUnique, options);
    }

    @Override
    public <K> Set<K> setMulti(Map<? extends K, ? extends V> values, StoreOptions options) {
        return cache.setMulti(values, options);
    }

    @Override
    public boolean delete(Key key) {
        return cache.delete(key);
    }

    @Override
    public <K> Set<K> deleteMulti(Collection<? extends K> keys) {
        return cache.deleteMulti(keys);
    }

    @Override
    public boolean touch(Key key, Ttl ttl) {
        return cache.touch(key, ttl);
    }

    @Override
    public TypedCache<V> prefixed(String prefix) {
        return new BlockingTypedCache<>(cache.prefixed(prefix), type);
    }

    @Override
    public TypedCache<V> noreply() {
        return new BlockingTypedCache<>(cache.noreply(), type);
    }

    @Override
    public AsyncTypedCache<V> async() {
        return new NonBlockingTypedCache<>(cache.async(), type);
    }
}
