package io.memwire.client;

import io.memwire.api.AsyncCache;
import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.api.TypedCache;
import io.memwire.protocol.text.ReplyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The blocking face of a view. */
class BlockingCache implements Cache {
    final Dispatcher dispatcher;
    final Requests requests;
    private final boolean noreply;

    BlockingCache(Dispatcher dispatcher, Requests requests, boolean noreply) {
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.noreply = noreply;
    }

    @Override
    public <T> @Nullable T get(Key key, Class<T> type) {
        Key wire = requests.key(key, type);
        return requests.value(wire, dispatcher.perform(wire, RetrievalCall.get(wire)), type);
    }

    @Override
    public <T> @Nullable CasValue<T> gets(Key key, Class<T> type) {
        Key wire = requests.key(key, type);
        return requests.casValue(wire, dispatcher.perform(wire, RetrievalCall.gets(wire)), type);
    }

    @Override
    public <T> @Nullable T gat(Key key, Ttl ttl, Class<T> type) {
        Key wire = requests.key(key, type);
        return requests.value(wire, dispatcher.perform(wire, RetrievalCall.gat(wire, Requests.exptime(ttl))), type);
    }

    @Override
    public <T> @Nullable CasValue<T> gats(Key key, Ttl ttl, Class<T> type) {
        Key wire = requests.key(key, type);
        return requests.casValue(wire, dispatcher.perform(wire, RetrievalCall.gats(wire, Requests.exptime(ttl))), type);
    }

    @Override
    public <K, T> Map<K, T> getMulti(Collection<? extends K> keys, Class<T> type) {
        Key[] wire = requests.keys(keys, type);
        List<K> originals = new ArrayList<>(keys);
        return requests.hits(
                originals, wire, requests.getMulti(dispatcher, wire).perform(), type);
    }

    @Override
    public boolean set(Key key, Object value, StoreOptions options) {
        return store(Command.SET, key, value, options);
    }

    @Override
    public boolean add(Key key, Object value, StoreOptions options) {
        return store(Command.ADD, key, value, options);
    }

    @Override
    public boolean replace(Key key, Object value, StoreOptions options) {
        return store(Command.REPLACE, key, value, options);
    }

    private boolean store(Command command, Key key, Object value, StoreOptions options) {
        Key wire = requests.key(key);
        return change(wire, requests.store(command, wire, value, options, 0), ReplyKind.STORED);
    }

    @Override
    public boolean append(Key key, Object value) {
        Key wire = requests.key(key);
        return change(wire, requests.extend(Command.APPEND, wire, value), ReplyKind.STORED);
    }

    @Override
    public boolean prepend(Key key, Object value) {
        Key wire = requests.key(key);
        return change(wire, requests.extend(Command.PREPEND, wire, value), ReplyKind.STORED);
    }

    @Override
    public CasResult cas(Key key, Object value, long casUnique, StoreOptions options) {
        Key wire = requests.key(key);
        StatusCall call = requests.store(Command.CAS, wire, value, options, casUnique);
        if (noreply) {
            dispatcher.send(wire, call);
            return CasResult.STORED;
        }
        return Requests.casResult(wire, dispatcher.perform(wire, call));
    }

    @Override
    public <K> Set<K> setMulti(Map<? extends K, ?> values, StoreOptions options) {
        StoreBatch<K> batch = requests.stores(dispatcher, values, options);
        if (noreply) {
            for (int i = 0; i < batch.calls().size(); i++) {
                dispatcher.send(batch.keys().get(i), batch.calls().get(i));
            }
            return batch.refused();
        }
        return batch.notStored(batch.exchange(dispatcher).perform());
    }

    @Override
    public boolean delete(Key key) {
        Key wire = requests.key(key);
        return change(wire, StatusCall.delete(wire), ReplyKind.DELETED);
    }

    @Override
    public <K> Set<K> deleteMulti(Collection<? extends K> keys) {
        Key[] wire = requests.keys(keys);
        List<K> originals = new ArrayList<>(keys);
        if (noreply) {
            for (Key key : wire) {
                dispatcher.send(key, StatusCall.delete(key));
            }
            return Set.of();
        }
        return Requests.notDeleted(
                originals, requests.deleteMulti(dispatcher, wire).perform());
    }

    @Override
    public OptionalLong incr(Key key, long delta) {
        return count(Command.INCR, key, Requests.delta(Command.INCR, delta));
    }

    @Override
    public OptionalLong incrUnsigned(Key key, long delta) {
        return count(Command.INCR, key, delta);
    }

    @Override
    public OptionalLong decr(Key key, long delta) {
        return count(Command.DECR, key, Requests.delta(Command.DECR, delta));
    }

    @Override
    public OptionalLong decrUnsigned(Key key, long delta) {
        return count(Command.DECR, key, delta);
    }

    private OptionalLong count(Command command, Key key, long delta) {
        Key wire = requests.key(key);
        StatusCall call = Requests.count(command, wire, delta);
        if (noreply) {
            dispatcher.send(wire, call);
            return OptionalLong.empty();
        }
        return Requests.number(dispatcher.perform(wire, call));
    }

    @Override
    public boolean touch(Key key, Ttl ttl) {
        Key wire = requests.key(key);
        return change(wire, StatusCall.touch(wire, Requests.exptime(ttl)), ReplyKind.TOUCHED);
    }

    private boolean change(Key wire, StatusCall call, ReplyKind success) {
        if (noreply) {
            dispatcher.send(wire, call);
            return true;
        }
        return Requests.is(success, wire, dispatcher.perform(wire, call));
    }

    @Override
    public void checkKey(Key key) {
        requests.key(key);
    }

    @Override
    public Cache prefixed(String prefix) {
        return new BlockingCache(dispatcher, requests.withPrefix(prefix), noreply);
    }

    @Override
    public Cache noreply() {
        return new BlockingCache(dispatcher, requests, true);
    }

    @Override
    public <V> TypedCache<V> typed(Class<V> type) {
        return new BlockingTypedCache<>(this, Requests.requireNotNull(type, "type"));
    }

    @Override
    public AsyncCache async() {
        return new NonBlockingCache(dispatcher, requests, noreply);
    }
}
