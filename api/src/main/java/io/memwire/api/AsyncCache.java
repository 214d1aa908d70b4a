package io.memwire.api;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on keys, asynchronous, on the same connections as {@link Cache}, with the same arguments and results.
 *
 * <p>A call never blocks. The caller's own errors are thrown by the call itself; every other one completes the future.
 * Requests of one thread are sent in the order of its calls. Cancelling a future gives up on the answer; the request may
 * have been applied. Futures complete on the client's {@code asyncExecutor}, where values are decoded too. Thread-safety: any
 * number of threads.
 *
 * @since 0.1
 */
public interface AsyncCache {
    /**
     * Retrieves one value. Source: protocol.txt, "Retrieval command".
     *
     * @param key the key
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return a future of the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    <T> CompletableFuture<@Nullable T> get(Key key, Class<T> type);

    /**
     * Retrieves one value; see {@link #get(Key, Class)}.
     */
    default <T> CompletableFuture<@Nullable T> get(String key, Class<T> type) {
        return get(Key.of(key), type);
    }

    /**
     * Retrieves one value with its cas unique, for a later {@link #cas(Key, Object, long, StoreOptions)}.
     *
     * @param key the key
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return a future of value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    <T> CompletableFuture<@Nullable CasValue<T>> gets(Key key, Class<T> type);

    /**
     * Retrieves one value with its cas unique; see {@link #gets(Key, Class)}.
     */
    default <T> CompletableFuture<@Nullable CasValue<T>> gets(String key, Class<T> type) {
        return gets(Key.of(key), type);
    }

    /**
     * Retrieves one value and gives it a new ttl. Source: protocol.txt, "Get And Touch".
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return a future of the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    <T> CompletableFuture<@Nullable T> gat(Key key, Ttl ttl, Class<T> type);

    /**
     * Retrieves one value and gives it a new ttl; see {@link #gat(Key, Ttl, Class)}.
     */
    default <T> CompletableFuture<@Nullable T> gat(String key, Duration ttl, Class<T> type) {
        return gat(Key.of(key), Ttl.of(ttl), type);
    }

    /**
     * Retrieves one value with its cas unique and gives it a new ttl.
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return a future of value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    <T> CompletableFuture<@Nullable CasValue<T>> gats(Key key, Ttl ttl, Class<T> type);

    /**
     * Retrieves one value with its cas unique and gives it a new ttl; see {@link #gats(Key, Ttl, Class)}.
     */
    default <T> CompletableFuture<@Nullable CasValue<T>> gats(String key, Duration ttl, Class<T> type) {
        return gats(Key.of(key), Ttl.of(ttl), type);
    }

    /**
     * Retrieves many values: all servers are asked before any answer is read.
     *
     * @param keys keys as {@link Key#from(Object)} takes them: text, whole numbers or {@link Key}s
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @param <K> type of the keys
     * @return a future of the hits under the very keys that were given, in their order; a key without a value is left out;
     *     it ends with a {@link PartialResultException} if servers failed with some of the keys and
     *     {@link FailureMode#THROW} is set
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     */
    <K, T> CompletableFuture<Map<K, T>> getMulti(Collection<? extends K> keys, Class<T> type);

    /**
     * Stores a value whether or not the key has one. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return a future of whether it was stored
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    CompletableFuture<Boolean> set(Key key, Object value, StoreOptions options);

    /**
     * Stores a value whether or not the key has one; see {@link #set(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, Object value, StoreOptions options) {
        return set(Key.of(key), value, options);
    }

    /**
     * Stores a value whether or not the key has one, for the time of {@code ttl}; see {@link #set(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, Object value, Duration ttl) {
        return set(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value whether or not the key has one; it never expires. See {@link #set(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, Object value) {
        return set(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Stores a value only if the key has none. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return a future of whether it was stored; false if the key has a value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    CompletableFuture<Boolean> add(Key key, Object value, StoreOptions options);

    /**
     * Stores a value only if the key has none; see {@link #add(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, Object value, StoreOptions options) {
        return add(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has none, for the time of {@code ttl}; see {@link #add(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, Object value, Duration ttl) {
        return add(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has none; it never expires. See {@link #add(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, Object value) {
        return add(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Stores a value only if the key has one. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return a future of whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    CompletableFuture<Boolean> replace(Key key, Object value, StoreOptions options);

    /**
     * Stores a value only if the key has one; see {@link #replace(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, Object value, StoreOptions options) {
        return replace(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has one, for the time of {@code ttl}; see {@link #replace(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, Object value, Duration ttl) {
        return replace(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has one; it never expires. See {@link #replace(Key, Object, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, Object value) {
        return replace(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Puts the encoded value after the one that the key has; its flags and ttl stay. Makes sense for text and bytes.
     *
     * @param key the key
     * @param value the value, not null; never compressed
     * @return a future of whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<Boolean> append(Key key, Object value);

    /**
     * Puts the encoded value after the one that the key has; see {@link #append(Key, Object)}.
     */
    default CompletableFuture<Boolean> append(String key, Object value) {
        return append(Key.of(key), value);
    }

    /**
     * Puts the encoded value before the one that the key has; its flags and ttl stay. Makes sense for text and bytes.
     *
     * @param key the key
     * @param value the value, not null; never compressed
     * @return a future of whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<Boolean> prepend(Key key, Object value);

    /**
     * Puts the encoded value before the one that the key has; see {@link #prepend(Key, Object)}.
     */
    default CompletableFuture<Boolean> prepend(String key, Object value) {
        return prepend(Key.of(key), value);
    }

    /**
     * Stores a value only if the item was not changed since its {@code gets}.
     *
     * @param key the key
     * @param value the value, not null
     * @param casUnique what {@link CasValue#casUnique()} was
     * @param options ttl and compression
     * @return a future of what became of it
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<CasResult> cas(Key key, Object value, long casUnique, StoreOptions options);

    /**
     * Stores a value only if the item was not changed; see {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, Object value, long casUnique, StoreOptions options) {
        return cas(Key.of(key), value, casUnique, options);
    }

    /**
     * Stores a value for the time of {@code ttl} only if the item was not changed; see {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, Object value, long casUnique, Duration ttl) {
        return cas(Key.of(key), value, casUnique, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the item was not changed; it never expires. See {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, Object value, long casUnique) {
        return cas(Key.of(key), value, casUnique, StoreOptions.defaults());
    }

    /**
     * Stores many values: all are sent to all servers together.
     *
     * @param values keys as {@link Key#from(Object)} takes them, and their values
     * @param options ttl and compression of each
     * @param <K> type of the keys
     * @return a future of the very keys that were <em>not</em> stored, whatever the reason; empty when all were;
     *     it ends with a {@link PartialResultException} if servers failed with some of the keys and
     *     {@link FailureMode#THROW} is set
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     */
    <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ?> values, StoreOptions options);

    /**
     * Stores many values; they never expire. See {@link #setMulti(Map, StoreOptions)}.
     */
    default <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ?> values) {
        return setMulti(values, StoreOptions.defaults());
    }

    /**
     * Removes an item. Source: protocol.txt, "Deletion".
     *
     * @param key the key
     * @return a future of whether there was an item; it is gone in either case, unless its server failed
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<Boolean> delete(Key key);

    /**
     * Removes an item; see {@link #delete(Key)}.
     */
    default CompletableFuture<Boolean> delete(String key) {
        return delete(Key.of(key));
    }

    /**
     * Removes many items: all servers are told before any answer is read.
     *
     * @param keys keys as {@link Key#from(Object)} takes them
     * @param <K> type of the keys
     * @return a future of the very keys whose server failed, so that they may still be there; empty when all are gone;
     *     it ends with a {@link PartialResultException} if servers failed with some of the keys and
     *     {@link FailureMode#THROW} is set
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     */
    <K> CompletableFuture<Set<K>> deleteMulti(Collection<? extends K> keys);

    /**
     * Adds to a counter: a value that is a whole number in decimal text, 0 to 2^64−1; it wraps at 2^64. Source: protocol.txt, "Increment/Decrement".
     *
     * @param key the key
     * @param delta 0 or more
     * @return a future of the new number as 64 unsigned bits ({@link Long#toUnsignedString(long)}); empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if {@code delta} is negative; {@link #incrUnsigned(Key, long)} takes all
     */
    CompletableFuture<OptionalLong> incr(Key key, long delta);

    /**
     * Adds to a counter; see {@link #incr(Key, long)}.
     */
    default CompletableFuture<OptionalLong> incr(String key, long delta) {
        return incr(Key.of(key), delta);
    }

    /**
     * Adds one to a counter; see {@link #incr(Key, long)}.
     */
    default CompletableFuture<OptionalLong> incr(String key) {
        return incr(Key.of(key), 1);
    }

    /**
     * Adds to a counter a number that may be over 2^63−1; otherwise as {@link #incr(Key, long)}.
     *
     * @param key the key
     * @param delta 64 unsigned bits ({@link Long#parseUnsignedLong(String)}): −1 stands for 2^64−1
     * @return a future of the new number as 64 unsigned bits; empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<OptionalLong> incrUnsigned(Key key, long delta);

    /**
     * Adds to a counter a number that may be over 2^63−1; see {@link #incrUnsigned(Key, long)}.
     */
    default CompletableFuture<OptionalLong> incrUnsigned(String key, long delta) {
        return incrUnsigned(Key.of(key), delta);
    }

    /**
     * Subtracts from a counter: a value that is a whole number in decimal text, 0 to 2^64−1; it stops at 0. Source: protocol.txt, "Increment/Decrement".
     *
     * @param key the key
     * @param delta 0 or more
     * @return a future of the new number as 64 unsigned bits ({@link Long#toUnsignedString(long)}); empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if {@code delta} is negative; {@link #decrUnsigned(Key, long)} takes all
     */
    CompletableFuture<OptionalLong> decr(Key key, long delta);

    /**
     * Subtracts from a counter; see {@link #decr(Key, long)}.
     */
    default CompletableFuture<OptionalLong> decr(String key, long delta) {
        return decr(Key.of(key), delta);
    }

    /**
     * Subtracts one from a counter; see {@link #decr(Key, long)}.
     */
    default CompletableFuture<OptionalLong> decr(String key) {
        return decr(Key.of(key), 1);
    }

    /**
     * Subtracts from a counter a number that may be over 2^63−1; otherwise as {@link #decr(Key, long)}.
     *
     * @param key the key
     * @param delta 64 unsigned bits ({@link Long#parseUnsignedLong(String)}): −1 stands for 2^64−1
     * @return a future of the new number as 64 unsigned bits; empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<OptionalLong> decrUnsigned(Key key, long delta);

    /**
     * Subtracts from a counter a number that may be over 2^63−1; see {@link #decrUnsigned(Key, long)}.
     */
    default CompletableFuture<OptionalLong> decrUnsigned(String key, long delta) {
        return decrUnsigned(Key.of(key), delta);
    }

    /**
     * Gives an item a new ttl. Source: protocol.txt, "Touch".
     *
     * @param key the key
     * @param ttl how long it lives from now on
     * @return a future of whether there was an item
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<Boolean> touch(Key key, Ttl ttl);

    /**
     * Gives an item a new ttl; see {@link #touch(Key, Ttl)}.
     */
    default CompletableFuture<Boolean> touch(String key, Duration ttl) {
        return touch(Key.of(key), Ttl.of(ttl));
    }

    /**
     * A view whose keys all begin with {@code prefix}; prefixes of nested views add up, outermost first. It shares the connections.
     *
     * @param prefix what goes before each key; no spaces or control characters
     * @return the view
     * @throws InvalidKeyException if the prefix is null, empty or no part of a valid key
     */
    AsyncCache prefixed(String prefix);

    /**
     * A view whose changes are sent with {@code noreply}: they return as soon as they are handed over, with the result of
     * success ({@code incr} and {@code decr} with an empty one), and what the server makes of them
     * is not reported. That a request could not be handed over is, as the {@link FailureMode} says. Reads are as ever.
     *
     * @return the view
     */
    AsyncCache noreply();

    /**
     * A view for values of one class.
     *
     * @param type class of the values
     * @param <V> type of the values
     * @return the view
     */
    <V> AsyncTypedCache<V> typed(Class<V> type);
}
