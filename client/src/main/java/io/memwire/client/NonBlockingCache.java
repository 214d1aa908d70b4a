package io.memwire.client;

import io.memwire.api.AsyncCache;
import io.memwire.api.AsyncTypedCache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.protocol.text.ReplyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The asynchronous face of a view. */
class NonBlockingCache implements AsyncCache {
    final Dispatcher dispatcher;
    private final Requests requests;
    private final boolean noreply;

    NonBlockingCache(Dispatcher dispatcher, Requests requests, boolean noreply) {
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.noreply = noreply;
    }

    @Override
    public <T> CompletableFuture<@Nullable T> get(Key key, Class<T> type) {
        Key wire = requests.key(key, type);
        return dispatcher.performAsync(wire, RetrievalCall.get(wire), call -> requests.value(wire, call, type));
    }

    @Override
    public <T> CompletableFuture<@Nullable CasValue<T>> gets(Key key, Class<T> type) {
        Key wire = requests.key(key, type);
        return dispatcher.performAsync(wire, RetrievalCall.gets(wire), call -> requests.casValue(wire, call, type));
    }

    @Override
    public <T> CompletableFuture<@Nullable T> gat(Key key, Ttl ttl, Class<T> type) {
        Key wire = requests.key(key, type);
        RetrievalCall gat = RetrievalCall.gat(wire, Requests.exptime(ttl));
        return dispatcher.performAsync(wire, gat, call -> requests.value(wire, call, type));
    }

    @Override
    public <T> CompletableFuture<@Nullable CasValue<T>> gats(Key key, Ttl ttl, Class<T> type) {
        Key wire = requests.key(key, type);
        RetrievalCall gats = RetrievalCall.gats(wire, Requests.exptime(ttl));
        return dispatcher.performAsync(wire, gats, call -> requests.casValue(wire, call, type));
    }

    @Override
    public <K, T> CompletableFuture<Map<K, T>> getMulti(Collection<? extends K> keys, Class<T> type) {
        Key[] wire = requests.keys(keys, type);
        List<K> originals = new ArrayList<>(keys);
        return requests.getMulti(dispatcher, wire)
                .performAsync(outcome -> requests.hits(originals, wire, outcome, type));
    }

    @Override
    public CompletableFuture<Boolean> set(Key key, Object value, StoreOptions options) {
        return store(Command.SET, key, value, options);
    }

    @Override
    public CompletableFuture<Boolean> add(Key key, Object value, StoreOptions options) {
        return store(Command.ADD, key, value, options);
    }

    @Override
    public CompletableFuture<Boolean> replace(Key key, Object value, StoreOptions options) {
        return store(Command.REPLACE, key, value, options);
    }

    private CompletableFuture<Boolean> store(Command command, Key key, Object value, StoreOptions options) {
        Key wire = requests.key(key);
        return change(wire, requests.store(command, wire, value, options, 0), ReplyKind.STORED);
    }

    @Override
    public CompletableFuture<Boolean> append(Key key, Object value) {
        Key wire = requests.key(key);
        return change(wire, requests.extend(Command.APPEND, wire, value), ReplyKind.STORED);
    }

    @Override
    public CompletableFuture<Boolean> prepend(Key key, Object value) {
        Key wire = requests.key(key);
        return change(wire, requests.extend(Command.PREPEND, wire, value), ReplyKind.STORED);
    }

    @Override
    public CompletableFuture<CasResult> cas(Key key, Object value, long casUnique, StoreOptions options) {
        Key wire = requests.key(key);
        StatusCall call = requests.store(Command.CAS, wire, value, options, casUnique);
        return noreply
                ? dispatcher.sendAsync(wire, call, CasResult.STORED)
                : dispatcher.performAsync(wire, call, answered -> Requests.casResult(wire, answered));
    }

    @Override
    public <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ?> values, StoreOptions options) {
        StoreBatch<K> batch = requests.stores(dispatcher, values, options);
        return noreply
                ? sendAll(batch.keys(), batch.calls()).thenApply(done -> batch.refused())
                : batch.exchange(dispatcher).performAsync(batch::notStored);
    }

    @Override
    public CompletableFuture<Boolean> delete(Key key) {
        Key wire = requests.key(key);
        return change(wire, StatusCall.delete(wire), ReplyKind.DELETED);
    }

    @Override
    public <K> CompletableFuture<Set<K>> deleteMulti(Collection<? extends K> keys) {
        Key[] wire = requests.keys(keys);
        List<K> originals = new ArrayList<>(keys);
        if (noreply) {
            return sendAll(List.of(wire), Requests.deletes(wire)).thenApply(done -> Set.of());
        }
        return requests.deleteMulti(dispatcher, wire).performAsync(outcome -> Requests.notDeleted(originals, outcome));
    }

    private CompletableFuture<Void> sendAll(List<Key> keys, List<StatusCall> calls) {
        var sent = new CompletableFuture<?>[calls.size()];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = dispatcher.sendAsync(keys.get(i), calls.get(i), true);
        }
        return CompletableFuture.allOf(sent);
    }

    @Override
    public CompletableFuture<OptionalLong> incr(Key key, long delta) {
        return count(Command.INCR, key, Requests.delta(Command.INCR, delta));
    }

    @Override
    public CompletableFuture<OptionalLong> incrUnsigned(Key key, long delta) {
        return count(Command.INCR, key, delta);
    }

    @Override
    public CompletableFuture<OptionalLong> decr(Key key, long delta) {
        return count(Command.DECR, key, Requests.delta(Command.DECR, delta));
    }

    @Override
    public CompletableFuture<OptionalLong> decrUnsigned(Key key, long delta) {
        return count(Command.DECR, key, delta);
    }

    private CompletableFuture<OptionalLong> count(Command command, Key key, long delta) {
        Key wire = requests.key(key);
        StatusCall call = Requests.count(command, wire, delta);
        return noreply
                ? dispatcher.sendAsync(wire, call, OptionalLong.empty())
                : dispatcher.performAsync(wire, call, Requests::number);
    }

    @Override
    public CompletableFuture<Boolean> touch(Key key, Ttl ttl) {
        Key wire = requests.key(key);
        return change(wire, StatusCall.touch(wire, Requests.exptime(ttl)), ReplyKind.TOUCHED);
    }

    private CompletableFuture<Boolean> change(Key wire, StatusCall call, ReplyKind success) {
        return noreply
                ? dispatcher.sendAsync(wire, call, true)
                : dispatcher.performAsync(wire, call, answered -> Requests.is(success, wire, answered));
    }

    @Override
    public AsyncCache prefixed(String prefix) {
        return new NonBlockingCache(dispatcher, requests.withPrefix(prefix), noreply);
    }

    @Override
    public AsyncCache noreply() {
        return new NonBlockingCache(dispatcher, requests, true);
    }

    @Override
    public <V> AsyncTypedCache<V> typed(Class<V> type) {
        return new NonBlockingTypedCache<>(this, Requests.requireNotNull(type, "type"));
    }
}
