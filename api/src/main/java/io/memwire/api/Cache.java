package io.memwire.api;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commands on keys, blocking. Views of one client share its connections.
 *
 * <p>A key is text, or a {@link Key} where it carries a routing hash, is binary or is used often. Values are bytes, text,
 * booleans and numbers; any other object needs a serializer module. A {@link FailureMode} says what a call does when its
 * server fails; the results told here are those of {@link FailureMode#DEGRADE} in which a failed server looks like a miss.
 *
 * <p>Thread-safety: all methods may be called by any number of threads, platform or virtual, at once. An interrupted caller
 * leaves with {@link MemcacheInterruptedException}; nobody else notices.
 *
 * @since 0.1
 */
public interface Cache {
    /**
     * Retrieves one value. Source: protocol.txt, "Retrieval command".
     *
     * @param key the key
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws TranscodingException if the value is there but is no such object
     */
    <T> @Nullable T get(Key key, Class<T> type);

    /**
     * Retrieves one value; see {@link #get(Key, Class)}.
     */
    default <T> @Nullable T get(String key, Class<T> type) {
        return get(Key.of(key), type);
    }

    /**
     * Retrieves one value with its cas unique, for a later {@link #cas(Key, Object, long, StoreOptions)}.
     *
     * @param key the key
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws TranscodingException if the value is there but is no such object
     */
    <T> @Nullable CasValue<T> gets(Key key, Class<T> type);

    /**
     * Retrieves one value with its cas unique; see {@link #gets(Key, Class)}.
     */
    default <T> @Nullable CasValue<T> gets(String key, Class<T> type) {
        return gets(Key.of(key), type);
    }

    /**
     * Retrieves one value and gives it a new ttl. Source: protocol.txt, "Get And Touch".
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws TranscodingException if the value is there but is no such object
     */
    <T> @Nullable T gat(Key key, Ttl ttl, Class<T> type);

    /**
     * Retrieves one value and gives it a new ttl; see {@link #gat(Key, Ttl, Class)}.
     */
    default <T> @Nullable T gat(String key, Duration ttl, Class<T> type) {
        return gat(Key.of(key), Ttl.of(ttl), type);
    }

    /**
     * Retrieves one value with its cas unique and gives it a new ttl.
     *
     * @param key the key
     * @param ttl how long the item lives from now on
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return value and cas unique, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws TranscodingException if the value is there but is no such object
     */
    <T> @Nullable CasValue<T> gats(Key key, Ttl ttl, Class<T> type);

    /**
     * Retrieves one value with its cas unique and gives it a new ttl; see {@link #gats(Key, Ttl, Class)}.
     */
    default <T> @Nullable CasValue<T> gats(String key, Duration ttl, Class<T> type) {
        return gats(Key.of(key), Ttl.of(ttl), type);
    }

    /**
     * Retrieves many values: all servers are asked before any answer is read.
     *
     * @param keys keys as {@link Key#from(Object)} takes them: text, whole numbers or {@link Key}s
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @param <K> type of the keys
     * @return the hits under the very keys that were given, in their order; a key without a value is left out
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     * @throws TranscodingException if a value is there but is no such object; all were read nevertheless. It names the
     *     first, with one for each further such key suppressed below it; {@link TranscodingException#key()} tells which
     * @throws PartialResultException if servers failed with some of the keys and {@link FailureMode#THROW} is set; it
     *     has the results of the others
     */
    <K, T> Map<K, T> getMulti(Collection<? extends K> keys, Class<T> type);

    /**
     * Stores a value whether or not the key has one. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return whether it was stored
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    boolean set(Key key, Object value, StoreOptions options);

    /**
     * Stores a value whether or not the key has one; see {@link #set(Key, Object, StoreOptions)}.
     */
    default boolean set(String key, Object value, StoreOptions options) {
        return set(Key.of(key), value, options);
    }

    /**
     * Stores a value whether or not the key has one, for the time of {@code ttl}; see {@link #set(Key, Object, StoreOptions)}.
     */
    default boolean set(String key, Object value, Duration ttl) {
        return set(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value whether or not the key has one; it never expires. See {@link #set(Key, Object, StoreOptions)}.
     */
    default boolean set(String key, Object value) {
        return set(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Stores a value only if the key has none. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return whether it was stored; false if the key has a value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    boolean add(Key key, Object value, StoreOptions options);

    /**
     * Stores a value only if the key has none; see {@link #add(Key, Object, StoreOptions)}.
     */
    default boolean add(String key, Object value, StoreOptions options) {
        return add(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has none, for the time of {@code ttl}; see {@link #add(Key, Object, StoreOptions)}.
     */
    default boolean add(String key, Object value, Duration ttl) {
        return add(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has none; it never expires. See {@link #add(Key, Object, StoreOptions)}.
     */
    default boolean add(String key, Object value) {
        return add(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Stores a value only if the key has one. Source: protocol.txt, "Storage commands".
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the value is null or too large
     * @throws TranscodingException if nothing here can encode the value
     */
    boolean replace(Key key, Object value, StoreOptions options);

    /**
     * Stores a value only if the key has one; see {@link #replace(Key, Object, StoreOptions)}.
     */
    default boolean replace(String key, Object value, StoreOptions options) {
        return replace(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the key has one, for the time of {@code ttl}; see {@link #replace(Key, Object, StoreOptions)}.
     */
    default boolean replace(String key, Object value, Duration ttl) {
        return replace(Key.of(key), value, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the key has one; it never expires. See {@link #replace(Key, Object, StoreOptions)}.
     */
    default boolean replace(String key, Object value) {
        return replace(Key.of(key), value, StoreOptions.defaults());
    }

    /**
     * Puts the encoded value after the one that the key has; its flags and ttl stay. Makes sense for text and bytes.
     *
     * @param key the key
     * @param value the value, not null; never compressed
     * @return whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    boolean append(Key key, Object value);

    /**
     * Puts the encoded value after the one that the key has; see {@link #append(Key, Object)}.
     */
    default boolean append(String key, Object value) {
        return append(Key.of(key), value);
    }

    /**
     * Puts the encoded value before the one that the key has; its flags and ttl stay. Makes sense for text and bytes.
     *
     * @param key the key
     * @param value the value, not null; never compressed
     * @return whether it was stored; false if the key has no value
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    boolean prepend(Key key, Object value);

    /**
     * Puts the encoded value before the one that the key has; see {@link #prepend(Key, Object)}.
     */
    default boolean prepend(String key, Object value) {
        return prepend(Key.of(key), value);
    }

    /**
     * Stores a value only if the item was not changed since its {@code gets}.
     *
     * @param key the key
     * @param value the value, not null
     * @param casUnique what {@link CasValue#casUnique()} was
     * @param options ttl and compression
     * @return what became of it
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    CasResult cas(Key key, Object value, long casUnique, StoreOptions options);

    /**
     * Stores a value only if the item was not changed; see {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CasResult cas(String key, Object value, long casUnique, StoreOptions options) {
        return cas(Key.of(key), value, casUnique, options);
    }

    /**
     * Stores a value for the time of {@code ttl} only if the item was not changed; see {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CasResult cas(String key, Object value, long casUnique, Duration ttl) {
        return cas(Key.of(key), value, casUnique, StoreOptions.ttl(ttl));
    }

    /**
     * Stores a value only if the item was not changed; it never expires. See {@link #cas(Key, Object, long, StoreOptions)}.
     */
    default CasResult cas(String key, Object value, long casUnique) {
        return cas(Key.of(key), value, casUnique, StoreOptions.defaults());
    }

    /**
     * Stores many values: all are sent to all servers together.
     *
     * @param values keys as {@link Key#from(Object)} takes them, and their values
     * @param options ttl and compression of each
     * @param <K> type of the keys
     * @return the very keys that were <em>not</em> stored, whatever the reason; empty when all were
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     * @throws PartialResultException if servers failed with some of the keys and {@link FailureMode#THROW} is set; it
     *     has the results of the others
     */
    <K> Set<K> setMulti(Map<? extends K, ?> values, StoreOptions options);

    /**
     * Stores many values; they never expire. See {@link #setMulti(Map, StoreOptions)}.
     */
    default <K> Set<K> setMulti(Map<? extends K, ?> values) {
        return setMulti(values, StoreOptions.defaults());
    }

    /**
     * Removes an item. Source: protocol.txt, "Deletion".
     *
     * @param key the key
     * @return whether there was an item; it is gone in either case, unless its server failed
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    boolean delete(Key key);

    /**
     * Removes an item; see {@link #delete(Key)}.
     */
    default boolean delete(String key) {
        return delete(Key.of(key));
    }

    /**
     * Removes many items: all servers are told before any answer is read.
     *
     * @param keys keys as {@link Key#from(Object)} takes them
     * @param <K> type of the keys
     * @return the very keys whose server failed, so that they may still be there; empty when all are gone
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"; then nothing was sent
     * @throws PartialResultException if servers failed with some of the keys and {@link FailureMode#THROW} is set; it
     *     has the results of the others
     */
    <K> Set<K> deleteMulti(Collection<? extends K> keys);

    /**
     * Adds to a counter: a value that is a whole number in decimal text, 0 to 2^64−1; it wraps at 2^64. Source: protocol.txt, "Increment/Decrement".
     *
     * @param key the key
     * @param delta 0 or more
     * @return the new number as 64 unsigned bits ({@link Long#toUnsignedString(long)}); empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if {@code delta} is negative; {@link #incrUnsigned(Key, long)} takes all
     * @throws ServerErrorException if the value is no number
     */
    OptionalLong incr(Key key, long delta);

    /**
     * Adds to a counter; see {@link #incr(Key, long)}.
     */
    default OptionalLong incr(String key, long delta) {
        return incr(Key.of(key), delta);
    }

    /**
     * Adds one to a counter; see {@link #incr(Key, long)}.
     */
    default OptionalLong incr(String key) {
        return incr(Key.of(key), 1);
    }

    /**
     * Adds to a counter a number that may be over 2^63−1; otherwise as {@link #incr(Key, long)}.
     *
     * @param key the key
     * @param delta 64 unsigned bits ({@link Long#parseUnsignedLong(String)}): −1 stands for 2^64−1
     * @return the new number as 64 unsigned bits; empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    OptionalLong incrUnsigned(Key key, long delta);

    /**
     * Adds to a counter a number that may be over 2^63−1; see {@link #incrUnsigned(Key, long)}.
     */
    default OptionalLong incrUnsigned(String key, long delta) {
        return incrUnsigned(Key.of(key), delta);
    }

    /**
     * Subtracts from a counter: a value that is a whole number in decimal text, 0 to 2^64−1; it stops at 0. Source: protocol.txt, "Increment/Decrement".
     *
     * @param key the key
     * @param delta 0 or more
     * @return the new number as 64 unsigned bits ({@link Long#toUnsignedString(long)}); empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if {@code delta} is negative; {@link #decrUnsigned(Key, long)} takes all
     * @throws ServerErrorException if the value is no number
     */
    OptionalLong decr(Key key, long delta);

    /**
     * Subtracts from a counter; see {@link #decr(Key, long)}.
     */
    default OptionalLong decr(String key, long delta) {
        return decr(Key.of(key), delta);
    }

    /**
     * Subtracts one from a counter; see {@link #decr(Key, long)}.
     */
    default OptionalLong decr(String key) {
        return decr(Key.of(key), 1);
    }

    /**
     * Subtracts from a counter a number that may be over 2^63−1; otherwise as {@link #decr(Key, long)}.
     *
     * @param key the key
     * @param delta 64 unsigned bits ({@link Long#parseUnsignedLong(String)}): −1 stands for 2^64−1
     * @return the new number as 64 unsigned bits; empty on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    OptionalLong decrUnsigned(Key key, long delta);

    /**
     * Subtracts from a counter a number that may be over 2^63−1; see {@link #decrUnsigned(Key, long)}.
     */
    default OptionalLong decrUnsigned(String key, long delta) {
        return decrUnsigned(Key.of(key), delta);
    }

    /**
     * Gives an item a new ttl. Source: protocol.txt, "Touch".
     *
     * @param key the key
     * @param ttl how long it lives from now on
     * @return whether there was an item
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     */
    boolean touch(Key key, Ttl ttl);

    /**
     * Gives an item a new ttl; see {@link #touch(Key, Ttl)}.
     */
    default boolean touch(String key, Duration ttl) {
        return touch(Key.of(key), Ttl.of(ttl));
    }

    /**
     * Checks a key as every command does first, without sending anything; in a prefixed view the prefix counts.
     *
     * @param key the key
     * @throws InvalidKeyException if it breaks a rule of protocol.txt, "Keys", or a setting of this client
     */
    void checkKey(Key key);

    /**
     * Checks a key without sending anything; see {@link #checkKey(Key)}.
     */
    default void checkKey(String key) {
        checkKey(Key.of(key));
    }

    /**
     * A session that remembers the cas unique of every value it reads, so that {@code cas} needs none. It shares the
     * connections.
     *
     * @return a new session, which remembers nothing yet
     */
    default CasSession casSession() {
        return new CasSession(this);
    }

    /**
     * A view whose keys all begin with {@code prefix}; prefixes of nested views add up, outermost first. It shares the connections.
     *
     * @param prefix what goes before each key; no spaces or control characters
     * @return the view
     * @throws InvalidKeyException if the prefix is null, empty or no part of a valid key
     */
    Cache prefixed(String prefix);

    /**
     * A view whose changes are sent with {@code noreply}: they return as soon as they are handed over, with the result of
     * success ({@code incr} and {@code decr} with an empty one), and what the server makes of them
     * is not reported. That a request could not be handed over is, as the {@link FailureMode} says. Reads are as ever.
     *
     * @return the view
     */
    Cache noreply();

    /**
     * A view for values of one class.
     *
     * @param type class of the values
     * @param <V> type of the values
     * @return the view
     */
    <V> TypedCache<V> typed(Class<V> type);

    /**
     * The asynchronous face of this view, on the same connections.
     *
     * @return the view
     */
    AsyncCache async();
}
