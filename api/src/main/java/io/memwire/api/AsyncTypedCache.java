package io.memwire.api;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on keys for values of one class, asynchronous. See {@link AsyncCache} for what each does, its errors and
 * threads.
 *
 * @param <V> type of the values
 * @since 0.1
 */
public interface AsyncTypedCache<V> {
    /**
     * Retrieves one value. Source: protocol.txt, "Retrieval command".
     *
     * @param key the key
     * @return a future of the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<@Nullable V> get(Key key);

    /**
     * Retrieves one value; see {@link #get(Key)}.
     */
    default CompletableFuture<@Nullable V> get(String key) {
        return get(Key.of(key));
    }

    /**
     * Retrieves one value with its cas unique, for a later {@link #cas(Key, V, long, StoreOptions)}.
     *
     * @param key the key
     * @return a future of value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<@Nullable CasValue<V>> gets(Key key);

    /**
     * Retrieves one value with its cas unique; see {@link #gets(Key)}.
     */
    default CompletableFuture<@Nullable CasValue<V>> gets(String key) {
        return gets(Key.of(key));
    }

    /**
     * Retrieves one value and gives it a new ttl. Source: protocol.txt, "Get And Touch".
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @return a future of the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<@Nullable V> gat(Key key, Ttl ttl);

    /**
     * Retrieves one value and gives it a new ttl; see {@link #gat(Key, Ttl)}.
     */
    default CompletableFuture<@Nullable V> gat(String key, Duration ttl) {
        return gat(Key.of(key), Ttl.of(ttl));
    }

    /**
     * Retrieves one value with its cas unique and gives it a new ttl.
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @return a future of value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CompletableFuture<@Nullable CasValue<V>> gats(Key key, Ttl ttl);

    /**
     * Retrieves one value with its cas unique and gives it a new ttl; see {@link #gats(Key, Ttl)}.
     */
    default CompletableFuture<@Nullable CasValue<V>> gats(String key, Duration ttl) {
        return gats(Key.of(key), Ttl.of(ttl));
    }

    /**
     * Retrieves many values: all servers are asked before any answer is read.
     *
     * @param keys keys as {@link Key#from(Object)} takes them: text, whole numbers or {@link Key}s
     * @param <K> type of the keys
     * @return a future of the hits under the very keys that were given, in their order; a key without a value is left out;
     *     it ends with a {@link PartialResultException} if servers failed with some of the keys and
     *     {@link FailureMode#THROW} is set
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     */
    <K> CompletableFuture<Map<K, V>> getMulti(Collection<? extends K> keys);

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
    CompletableFuture<Boolean> set(Key key, V value, StoreOptions options);

    /**
     * Stores a value whether or not the key has one; see {@link #set(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, V value, StoreOptions options) {
        return set(Key.of(key), value, options);
    }

    /**
     * Stores a value whether or not the key has one, for the time of {@code ttl}; see {@link #set(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, V value, Duration ttl) {
        return set(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value whether or not the key has one; it never expires. See {@link #set(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> set(String key, V value) {
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
    CompletableFuture<Boolean> add(Key key, V value, StoreOptions options);

    /**
     * Stores a value only if the key has none; see {@link #add(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, V value, StoreOptions options) {
        return add(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has none, for the time of {@code ttl}; see {@link #add(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, V value, Duration ttl) {
        return add(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has none; it never expires. See {@link #add(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> add(String key, V value) {
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
    CompletableFuture<Boolean> replace(Key key, V value, StoreOptions options);

    /**
     * Stores a value only if the key has one; see {@link #replace(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, V value, StoreOptions options) {
        return replace(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has one, for the time of {@code ttl}; see {@link #replace(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, V value, Duration ttl) {
        return replace(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has one; it never expires. See {@link #replace(Key, V, StoreOptions)}.
     */
    default CompletableFuture<Boolean> replace(String key, V value) {
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
    CompletableFuture<Boolean> append(Key key, V value);

    /**
     * Puts the encoded value after the one that the key has; see {@link #append(Key, V)}.
     */
    default CompletableFuture<Boolean> append(String key, V value) {
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
    CompletableFuture<Boolean> prepend(Key key, V value);

    /**
     * Puts the encoded value before the one that the key has; see {@link #prepend(Key, V)}.
     */
    default CompletableFuture<Boolean> prepend(String key, V value) {
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
    CompletableFuture<CasResult> cas(Key key, V value, long casUnique, StoreOptions options);

    /**
     * Stores a value only if the item was not changed; see {@link #cas(Key, V, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, V value, long casUnique, StoreOptions options) {
        return cas(Key.of(key), value, casUnique, options);
    }

    /**
     * Stores a value for the time of {@code ttl} only if the item was not changed; see {@link #cas(Key, V, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, V value, long casUnique, Duration ttl) {
        return cas(Key.of(key), value, casUnique, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the item was not changed; it never expires. See {@link #cas(Key, V, long, StoreOptions)}.
     */
    default CompletableFuture<CasResult> cas(String key, V value, long casUnique) {
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
    <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ? extends V> values, StoreOptions options);

    /**
     * Stores many values; they never expire. See {@link #setMulti(Map, StoreOptions)}.
     */
    default <K> CompletableFuture<Set<K>> setMulti(Map<? extends K, ? extends V> values) {
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
    AsyncTypedCache<V> prefixed(String prefix);

    /**
     * A view whose changes are sent with {@code noreply}; see {@link Cache#noreply()}.
     *
     * @return the view
     */
    AsyncTypedCache<V> noreply();
}
