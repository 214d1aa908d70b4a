package io.memwire.serialization.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts keys into dicts and elements into sets, where their {@code hashCode} and {@code equals} run, within bounds:
 *
 * <ul>
 *   <li>A key is a scalar, bytes, or a tuple or frozenset of such, as in Python, so it cannot change or hold itself.
 *   <li>Its parts are counted, each as often as it is met: 40 tuples, each of the one before twice, would hash for hours.
 *   <li>Many keys of one hash make a map slow unless it can sort them, which it can if all are of one comparable class.
 *       Of other keys only so many may have the same hash in one map.
 * </ul>
 *
 * <p>Bytes among keys become a read-only {@link ByteBuffer}, because two equal arrays are two keys.
 */
final class DictKeys {
    private static final int MAX_KEYS_OF_ONE_HASH = 256;

    /** A key's bits that cost one object's share of hashing. */
    private static final int BITS_PER_OBJECT = 512;

    /** Keys of one of these classes alone are sorted by the map when their hashes are the same. */
    private static final Set<Class<?>> SORTABLE =
            Set.of(String.class, Long.class, Double.class, BigInteger.class, UUID.class);

    private final PickleLimits limits;
    private final Budget budget;

    /** How many keys have a hash, by that and by the map's own. */
    private final Map<Long, Integer> sameHashes = new HashMap<>();

    DictKeys(PickleLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    void put(Map<@Nullable Object, @Nullable Object> dict, @Nullable Object key, @Nullable Object value) {
        Object hashable = hashable(key, 0);
        if (!dict.isEmpty()) {
            requireSpread(dict, dict.keySet().iterator().next(), hashable);
        }
        dict.put(hashable, value);
    }

    void add(Set<@Nullable Object> set, @Nullable Object element) {
        Object hashable = hashable(element, 0);
        if (!set.isEmpty()) {
            requireSpread(set, set.iterator().next(), hashable);
        }
        set.add(hashable);
    }

    /** A dict of the same entries. */
    Map<@Nullable Object, @Nullable Object> copy(Map<?, ?> dict) {
        var copy = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            put(copy, entry.getKey(), entry.getValue());
        }
        return copy;
    }

    private void requireSpread(Object container, @Nullable Object first, @Nullable Object key) {
        if (key == null || (first != null && key.getClass() == first.getClass() && SORTABLE.contains(key.getClass()))) {
            return;
        }
        long hashInContainer =
                (long) System.identityHashCode(container) << Integer.SIZE | Integer.toUnsignedLong(key.hashCode());
        if (sameHashes.merge(hashInContainer, 1, Integer::sum) > MAX_KEYS_OF_ONE_HASH) {
            throw new RefusedException("more than " + MAX_KEYS_OF_ONE_HASH + " keys of one dict or set have the same"
                    + " hash code, which an honest writer's have not");
        }
    }

    private @Nullable Object hashable(@Nullable Object value, int depth) {
        budget.take(1);
        if (value instanceof byte[] bytes) {
            budget.takeCopy(bytes.length);
            return ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer();
        }
        if (value instanceof BigInteger number) {
            budget.take(number.bitLength() / BITS_PER_OBJECT);
            return number;
        }
        if (value instanceof BigDecimal number) {
            budget.take(number.unscaledValue().bitLength() / BITS_PER_OBJECT);
            return number;
        }
        if (value instanceof ByteBuffer bytes) {
            budget.takeCopy(bytes.remaining());
            return bytes;
        }
        if (value instanceof PickleTuple tuple) {
            return hashable(tuple, depth);
        }
        if (value instanceof Set<?> frozen && !(value instanceof LinkedHashSet)) {
            for (Object element : frozen) { // they were made hashable when they were added
                hashable(element, deeper(depth));
            }
            return value;
        }
        if (value instanceof List || value instanceof Map || value instanceof Set) {
            throw new RefusedException("a list, dict or set is a key of a dict or an element of a set");
        }
        return value;
    }

    @SuppressWarnings("ReferenceEquality") // whether it was replaced; equals would walk through it once more
    private PickleTuple hashable(PickleTuple tuple, int depth) {
        List<@Nullable Object> elements = new ArrayList<>(tuple.size());
        boolean changed = false;
        for (Object element : tuple) {
            Object hashable = hashable(element, deeper(depth));
            changed |= hashable != element;
            elements.add(hashable);
        }
        return changed ? PickleTuple.copyOf(elements) : tuple;
    }

    private int deeper(int depth) {
        if (depth == limits.maxDepth()) {
            throw ResultCheck.tooDeep(limits);
        }
        return depth + 1;
    }
}
