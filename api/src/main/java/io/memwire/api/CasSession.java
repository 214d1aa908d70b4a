package io.memwire.api;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code gets} and {@code cas} that keep the cas uniques for their caller: python-memcached's {@code cache_cas} and
 * {@code reset_cas}.
 *
 * <pre>
 * CasSession session = cache.casSession();
 * Integer stock = session.gets("stock", Integer.class);
 * CasResult result = session.cas("stock", stock - 1); // EXISTS if somebody was faster
 * </pre>
 *
 * <p>As in the original, only a hit of {@code gets} is remembered, a later one replaces it, a {@code cas} does not, and
 * a {@code cas} of a key that was not read <em>is a plain {@code set}</em>: it overwrites what others stored. {@link
 * #strict()} refuses that. {@link Cache#gets(Key, Class)} and {@link Cache#cas(Key, Object, long, StoreOptions)} say it
 * all without a session.
 *
 * <p>Thread-safety: all methods may be called at once. But what one thread reads counts for all, so use one session for
 * one unit of work. It remembers one number for each key that was read until {@link #reset()}.
 *
 * @since 0.1
 */
public final class CasSession {
    private final Cache cache;
    private final ConcurrentMap<Key, Long> casUniques;
    private final boolean strict;

    CasSession(Cache cache) {
        this(cache, new ConcurrentHashMap<>(), false);
    }

    private CasSession(Cache cache, ConcurrentMap<Key, Long> casUniques, boolean strict) {
        this.cache = cache;
        this.casUniques = casUniques;
        this.strict = strict;
    }

    /**
     * This session, in which {@code cas} refuses a key that was not read. Both remember the same.
     *
     * @return a view of this session
     */
    public CasSession strict() {
        return new CasSession(cache, casUniques, true);
    }

    /**
     * Retrieves one value and remembers its cas unique.
     *
     * @param key the key
     * @param type class of the value; {@code Object.class} for whatever was stored
     * @param <T> type of the value
     * @return the value, or null on a miss
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws TranscodingException if the value is there but is no such object
     */
    public <T> @Nullable T gets(Key key, Class<T> type) {
        CasValue<T> hit = cache.gets(key, type);
        if (hit == null) {
            return null;
        }
        casUniques.put(key, hit.casUnique());
        return hit.value();
    }

    /**
     * Retrieves one value and remembers its cas unique; see {@link #gets(Key, Class)}.
     */
    public <T> @Nullable T gets(String key, Class<T> type) {
        return gets(Key.of(key), type);
    }

    /**
     * Stores a value only if the item was not changed since this session read it; one that it did not read is stored in
     * any case, unless the session is {@link #strict()}.
     *
     * @param key the key
     * @param value the value, not null
     * @param options ttl and compression
     * @return what became of it
     * @throws InvalidKeyException if the key breaks a rule of protocol.txt, "Keys"
     * @throws InvalidRequestException if the session is strict and did not read the key; nothing was sent
     */
    public CasResult cas(Key key, Object value, StoreOptions options) {
        cache.checkKey(key);
        Long casUnique = casUniques.get(key);
        if (casUnique != null) {
            return cache.cas(key, value, casUnique, options);
        }
        if (strict) {
            throw new InvalidRequestException(
                    "key " + key + " was not read in this session: gets it first, or use add to store a new item");
        }
        return cache.set(key, value, options) ? CasResult.STORED : CasResult.FAILED;
    }

    /**
     * Stores a value only if the item was not changed; see {@link #cas(Key, Object, StoreOptions)}.
     */
    public CasResult cas(String key, Object value, StoreOptions options) {
        return cas(Key.of(key), value, options);
    }

    /**
     * Stores a value only if the item was not changed; it never expires. See {@link #cas(Key, Object, StoreOptions)}.
     */
    public CasResult cas(String key, Object value) {
        return cas(Key.of(key), value, StoreOptions.defaults());
    }

    /** Forgets every cas unique. */
    public void reset() {
        casUniques.clear();
    }
}
