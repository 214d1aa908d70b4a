package io.memwire.client;

import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.PartialResultException;
import io.memwire.api.StoreOptions;
import io.memwire.api.TranscodingException;
import io.memwire.api.Ttl;
import io.memwire.api.spi.EncodedValue;
import io.memwire.protocol.text.ReplyKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments to calls and answers to results, the same for the blocking and the asynchronous face. Everything that is the
 * caller's fault is found here, before the first byte is written. One view of the client has one of these.
 *
 * @param rules the client's rules for keys
 * @param values the client's values
 * @param compressOver the client's compression threshold
 * @param prefix what goes before each key; may be empty
 */
record Requests(KeyRules rules, Values values, int compressOver, String prefix) {
    Requests withPrefix(String more) {
        if (more == null || more.isEmpty()) {
            throw new InvalidRequestException("prefix is null or empty: leave prefixed(…) out instead");
        }
        rules.require(Key.of(more));
        return new Requests(rules, values, compressOver, prefix + more);
    }

    /** The key as this view sends it. */
    Key key(@Nullable Object key) {
        return rules.require(prefix.isEmpty() ? Key.from(key) : Key.from(prefix, key));
    }

    Key[] keys(Collection<?> keys) {
        var wire = new Key[requireNotNull(keys, "keys").size()];
        int i = 0;
        for (Object key : keys) {
            wire[i++] = key(key);
        }
        return wire;
    }

    /** The key of a retrieval of a value of some class. */
    Key key(@Nullable Object key, Class<?> type) {
        requireNotNull(type, "type");
        return key(key);
    }

    Key[] keys(Collection<?> keys, Class<?> type) {
        requireNotNull(type, "type");
        return keys(keys);
    }

    StatusCall store(Command command, Key key, Object value, StoreOptions options, long casUnique) {
        requireNotNull(options, "options");
        EncodedValue encoded = values.encode(key, value, options.compressOver(compressOver));
        return StatusCall.store(command, key, encoded.flags(), exptime(options.ttl()), encoded.data(), casUnique);
    }

    /** An appended part is never compressed: the whole could not be read. */
    StatusCall extend(Command command, Key key, Object value) {
        EncodedValue encoded = values.encode(key, value, StoreOptions.COMPRESS_NEVER);
        return StatusCall.store(command, key, encoded.flags(), 0, encoded.data(), 0);
    }

    /** A delta that is no unsigned number by intent. */
    static long delta(Command command, long delta) {
        if (delta < 0) {
            throw new InvalidRequestException("delta " + delta + " of " + command + " is negative: use "
                    + (command == Command.INCR ? Command.DECR : Command.INCR) + " with a positive one, or " + command
                    + "Unsigned for one over 2^63-1");
        }
        return delta;
    }

    static StatusCall count(Command command, Key key, long delta) {
        return command == Command.INCR ? StatusCall.incr(key, delta) : StatusCall.decr(key, delta);
    }

    static long exptime(Ttl ttl) {
        requireNotNull(ttl, "ttl");
        return ttl.isNever() ? 0 : ttl.exptime(System.currentTimeMillis() / 1000);
    }

    static <T> T requireNotNull(@Nullable T argument, String name) {
        if (argument == null) {
            throw new InvalidRequestException(name + " is null");
        }
        return argument;
    }

    <T> @Nullable T value(Key key, @Nullable RetrievalCall call, Class<T> type) {
        byte[] data = call == null ? null : call.value();
        return call == null || data == null ? null : values.decode(key, call.flags(), data, type);
    }

    <T> @Nullable CasValue<T> casValue(Key key, @Nullable RetrievalCall call, Class<T> type) {
        T value = value(key, call, type);
        return call == null || value == null ? null : new CasValue<>(value, call.casUnique());
    }

    /** Whether a call was answered with {@code status}; a miss of {@code delete} is what was wanted, so it is not logged. */
    static boolean is(ReplyKind status, Key key, @Nullable StatusCall call) {
        if (call == null) {
            return false;
        }
        if (call.status() != status && call.command != Command.DELETE) {
            Journal.declined(call, key, status);
        }
        return call.status() == status;
    }

    static OptionalLong number(@Nullable StatusCall call) {
        return call != null && call.status() == ReplyKind.NUMBER
                ? OptionalLong.of(call.number())
                : OptionalLong.empty();
    }

    static CasResult casResult(Key key, @Nullable StatusCall call) {
        if (call == null) {
            return CasResult.FAILED;
        }
        if (call.status() != ReplyKind.STORED) {
            Journal.declined(call, key, ReplyKind.STORED);
        }
        return switch (call.status()) {
            case STORED -> CasResult.STORED;
            case EXISTS -> CasResult.EXISTS;
            case NOT_FOUND -> CasResult.NOT_FOUND;
            default -> CasResult.FAILED;
        };
    }

    MultiExchange getMulti(Dispatcher dispatcher, Key[] keys) {
        return new MultiExchange(dispatcher, Command.GET_MULTI, keys, i -> keys[i].length() + 1, indexes -> {
            var wire = new byte[indexes.length][];
            for (int i = 0; i < wire.length; i++) {
                wire[i] = keys[indexes[i]].bytes();
            }
            return new MultiRetrievalCall(wire);
        });
    }

    /**
     * The hits, in the order of the keys.
     *
     * @throws PartialResultException if servers failed with some keys and that is to be thrown
     * @throws TranscodingException as {@link Hits#toMap()} throws it
     */
    <K, T> Map<K, T> hits(List<K> originals, Key[] keys, MultiOutcome outcome, Class<T> type) {
        var hits = new Hits<K, T>(values, type, keys.length);
        decode(originals, keys, outcome.parts(), hits);
        outcome.requireWhole(originals, hits.decoded(), Set.of(), hits.refusal());
        return hits.toMap();
    }

    private static <K, T> void decode(List<K> originals, Key[] keys, List<MultiExchange.Part> parts, Hits<K, T> hits) {
        if (parts.size() == 1) { // one server: its hits are in the order of the keys
            MultiExchange.Part part = parts.get(0);
            var call = (MultiRetrievalCall) part.call;
            for (int i = 0; i < part.indexes.length; i++) {
                int index = part.indexes[i];
                hits.put(originals.get(index), keys[index], call.flags(i), call.value(i));
            }
            return;
        }
        var flags = new int[keys.length];
        var data = new byte[keys.length][];
        for (MultiExchange.Part part : parts) {
            var call = (MultiRetrievalCall) part.call;
            for (int i = 0; i < part.indexes.length; i++) {
                byte[] value = call.value(i);
                if (value != null) {
                    data[part.indexes[i]] = value;
                    flags[part.indexes[i]] = call.flags(i);
                }
            }
        }
        for (int i = 0; i < keys.length; i++) {
            hits.put(originals.get(i), keys[i], flags[i], data[i]);
        }
    }

    <K> StoreBatch<K> stores(Dispatcher dispatcher, Map<? extends K, ?> values, StoreOptions options) {
        return new StoreBatch<>(dispatcher, this, requireNotNull(values, "values"), options);
    }

    static List<StatusCall> deletes(Key[] keys) {
        var calls = new ArrayList<StatusCall>(keys.length);
        for (Key key : keys) {
            calls.add(StatusCall.delete(key));
        }
        return calls;
    }

    MultiExchange deleteMulti(Dispatcher dispatcher, Key[] keys) {
        return batch(dispatcher, Command.DELETE_MULTI, keys, deletes(keys));
    }

    static MultiExchange batch(Dispatcher dispatcher, Command command, Key[] keys, List<StatusCall> requests) {
        return new MultiExchange(dispatcher, command, keys, i -> requests.get(i).estimatedBytes(), indexes -> {
            var part = new ArrayList<StatusCall>(indexes.length);
            for (int index : indexes) {
                part.add(requests.get(index));
            }
            return new BatchCall(command, part);
        });
    }

    /**
     * The keys that may still be there, in their order.
     *
     * @throws PartialResultException if servers failed with some keys and that is to be thrown
     */
    static <K> Set<K> notDeleted(List<K> originals, MultiOutcome outcome) {
        Set<K> failed = failed(originals, outcome.parts());
        outcome.requireWhole(originals, Map.of(), failed, null);
        return failed;
    }

    /** The keys whose request was not confirmed, in their order. */
    static <K> Set<K> failed(List<K> originals, List<MultiExchange.Part> parts) {
        var done = new boolean[originals.size()];
        for (MultiExchange.Part part : parts) {
            var call = (BatchCall) part.call;
            for (int i = 0; i < part.indexes.length; i++) {
                done[part.indexes[i]] = !call.isFailed(i);
            }
        }
        var failed = new LinkedHashSet<K>();
        for (int i = 0; i < done.length; i++) {
            if (!done[i]) {
                failed.add(originals.get(i));
            }
        }
        return failed;
    }
}
