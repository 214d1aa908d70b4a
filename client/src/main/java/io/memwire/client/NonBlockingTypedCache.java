package io.memwire.client;

import io.memwire.api.AsyncCache;
import io.memwire.api.AsyncTypedCache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A view for values of one class: {@link AsyncCache} with the class filled in. */
final class NonBlockingTypedCache<V> implements AsyncTypedCache<V> {
    private final AsyncCache cache;
    private final Class<V> type;

    NonBlockingTypedCache(AsyncCache cache, Class<V> type) {
        this.cache = cache;
        this.type = type;
    }

    @Override
    public CompletableFuture<@Nullable V> get(Key key) {
        return cache.get(key, type);
    }

    @Override
    public CompletableFuture<@Nullable CasValue<V>> gets(Key key) {
        return cache.gets(key, type);
    }

    @Override
    public CompletableFuture<@Nullable V> gat(Key key, Ttl ttl) {
        return cache.gat(key, ttl, type);
    }

    @Override
    public CompletableFuture<@Nullable CasValue<V>> gats(Key key, Ttl ttl) {
        return cache.gats(key, ttl, type);
    }

    @Override
    public <K> CompletableFuture<Map<K, V>> getMulti(Collection<? extends K> keys) {
        return cache.getMulti(keys, type);
    }

    @Override
    public CompletableFuture<Boolean> set(Key key, V value, StoreOptions options) {
        return cache.set(key, value, options);
    }

    @Override
    public CompletableFuture<Boolean> add(Key key, V value, StoreOptions options) {
        return cache.add(key, value, options);
    }

    @Override
    public CompletableFuture<Boolean> replace(Key key, V value, StoreOptions options) {
        return cache.replace(key, value, options);
    }

    @Override
    public CompletableFuture<Boolean> append(Key key, V value) {
        return cache.append(key, value);
    }

    @Override
    public CompletableFuture<Boolean> prepend(Key key, V value) {
        return cache.prepend(key, value);
    }

    @Override
    public CompletableFuture<CasResult> cas(Key key, V value, long casUnique, StoreOptions options) {
        return cache.cas(key, value, casUnique, options);
    }

    @Override
    public <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ? extends V> values, StoreOptions options) {
        return cache.setMulti(values, options);
    }

    @Override
    public CompletableFuture<Boolean> delete(Key key) {
        return cache.delete(key);
    }

    @Override
    public <K> CompletableFuture<Set<K>> deleteMulti(Collection<? extends K> keys) {
        return cache.deleteMulti(keys);
    }

    @Override
    public CompletableFuture<Boolean> touch(Key key, Ttl ttl) {
        return cache.touch(key, ttl);
    }

    @Override
    public AsyncTypedCache<V> prefixed(String prefix) {
        return new NonBlockingTypedCache<>(cache.prefixed(prefix), type);
    }

    @Override
    public AsyncTypedCache<V> noreply() {
        return new NonBlockingTypedCache<>(cache.noreply(), type);
    }
}
