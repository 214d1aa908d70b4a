package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import io.memwire.api.PartialResultException;
import io.memwire.api.StoreOptions;
import io.memwire.api.ValueTooLargeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of one {@code setMulti}, encoded. One that is too large is not sent; its key is told with those that the
 * servers did not store, so that the others are stored all the same.
 */
final class StoreBatch<K> {
    private final Set<K> refused = new LinkedHashSet<>();
    private final List<K> sent = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<StatusCall> calls = new ArrayList<>();
    private final Set<K> all;

    /**
     * Encodes the values.
     *
     * @throws MemcacheException if a key or value cannot be sent; one that is too large only where failures are thrown
     */
    StoreBatch(Dispatcher dispatcher, Requests requests, Map<? extends K, ?> values, StoreOptions options) {
        Key[] wire = requests.keys(values.keySet());
        all = new LinkedHashSet<>(values.keySet());
        int i = 0;
        for (Map.Entry<? extends K, ?> entry : values.entrySet()) {
            Key key = wire[i++];
            try {
                calls.add(requests.store(Command.SET, key, entry.getValue(), options, 0));
                keys.add(key);
                sent.add(entry.getKey());
            } catch (ValueTooLargeException e) {
                dispatcher.degrade(Command.SET_MULTI, null, () -> e);
                refused.add(entry.getKey());
            }
        }
    }

    List<Key> keys() {
        return keys;
    }

    List<StatusCall> calls() {
        return calls;
    }

    MultiExchange exchange(Dispatcher dispatcher) {
        return Requests.batch(dispatcher, Command.SET_MULTI, keys.toArray(Key[]::new), calls);
    }

    /** The keys whose value was too large. */
    Set<K> refused() {
        return refused;
    }

    /**
     * The keys that were not stored, in the order of the map.
     *
     * @throws PartialResultException if servers failed with some keys and that is to be thrown
     */
    Set<K> notStored(MultiOutcome outcome) {
        Set<K> failed = Requests.failed(sent, outcome.parts());
        failed.addAll(refused);
        outcome.requireWhole(sent, Map.of(), failed, null);
        if (refused.isEmpty()) {
            return failed;
        }
        var inOrder = new LinkedHashSet<>(all);
        inOrder.retainAll(failed);
        return inOrder;
    }
}
