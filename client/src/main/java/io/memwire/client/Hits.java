package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.api.TranscodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of a retrieval of many keys in the making. */
final class Hits<K, T> {
    private final Values values;
    private final Class<T> type;
    private final Map<K, T> hits;
    private @Nullable TranscodingException refusal;

    Hits(Values values, Class<T> type, int keys) {
        this.values = values;
        this.type = type;
        this.hits = new LinkedHashMap<>(keys * 4 / 3 + 1); // no growing on the way
    }

    /** Adds what came for a key; nothing when that is null. */
    void put(K original, Key key, int flags, byte @Nullable [] data) {
        if (data == null) {
            return;
        }
        try {
            T value = values.decode(key, flags, data, type);
            if (value != null) {
                hits.put(original, value);
            }
        } catch (TranscodingException e) {
            if (refusal == null) {
                refusal = e;
            } else {
                refusal.addSuppressed(e);
            }
        }
    }

    /** The hits in the order in which they were put, without those that could not be decoded. */
    Map<K, T> decoded() {
        return hits;
    }

    /** Why others could not be decoded, or null. */
    @Nullable
    TranscodingException refusal() {
        return refusal;
    }

    /**
     * The hits in the order in which they were put.
     *
     * @throws TranscodingException if one could not be decoded; others that could not are suppressed below it, so that the
     *     caller learns of all
     */
    Map<K, T> toMap() {
        if (refusal != null) {
            throw refusal;
        }
        return hits;
    }
}
