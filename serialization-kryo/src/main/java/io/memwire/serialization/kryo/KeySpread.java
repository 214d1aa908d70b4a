package io.memwire.serialization.kryo;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * With how many others a key is compared at most when keys are put into a table. Whoever chooses keys of one hash makes a
 * table slow: in the square of their number.
 */
enum KeySpread {
    /** {@link HashMap} and its kin: sorts keys of one hash if they are comparable with their like, else tries each. */
    TREES {
        @Override
        int mostComparisons(@Nullable Object[] keys) {
            Class<?> same = commonClass(keys);
            return same != null && isComparableWithItself(same) ? 0 : mostOfOneHash(keys) - 1;
        }
    },

    /** {@code Set.of}, {@code Map.of}: the next free place from that of the hash on, of twice as many as there are keys. */
    NEXT_FREE {
        @Override
        int mostComparisons(@Nullable Object[] keys) {
            int places = 2 * keys.length;
            int[] wanted = new int[keys.length];
            for (int i = 0; i < wanted.length; i++) {
                Object key = keys[i];
                wanted[i] = key == null ? 0 : Math.floorMod(key.hashCode(), places);
            }
            Arrays.sort(wanted);
            return furthest(wanted, places);
        }
    },

    /** Sorted ones, and those of enums, which no choice of keys makes slow. */
    SORTED {
        @Override
        int mostComparisons(@Nullable Object[] keys) {
            return 0;
        }
    };

    /** At most {@code keys.length}; 0 when there is nothing to fear. The keys are hashed for it. */
    abstract int mostComparisons(@Nullable Object[] keys);

    /** Of the table that such a map has. */
    static KeySpread of(Map<?, ?> map) {
        return map instanceof SortedMap || map instanceof EnumMap ? SORTED : TREES;
    }

    private static @Nullable Class<?> commonClass(@Nullable Object[] keys) {
        Class<?> same = null;
        for (Object key : keys) {
            if (key == null || (same != null && same != key.getClass())) {
                return null;
            }
            same = key.getClass();
        }
        return same;
    }

    /** What the tables ask; a class that is comparable with another, as its superclass is, does not count. */
    private static boolean isComparableWithItself(Class<?> type) {
        for (Type implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic
                    && generic.getRawType() == Comparable.class
                    && generic.getActualTypeArguments()[0] == type) {
                return true;
            }
        }
        return false;
    }

    private static int mostOfOneHash(@Nullable Object[] keys) {
        var counts = new HashMap<Integer, Integer>();
        int most = 1;
        for (Object key : keys) {
            most = Math.max(most, counts.merge(key == null ? 0 : key.hashCode(), 1, Integer::sum));
        }
        return most;
    }

    /** How far from its wanted place a key comes to stand. Twice around, for places at the end overflow to the front. */
    private static int furthest(int[] wanted, int places) {
        int furthest = 0;
        int free = 0;
        for (int round = 0; round < 2; round++) {
            for (int want : wanted) {
                int place = Math.max(free, round * places + want);
                furthest = Math.max(furthest, place - (round * places + want));
                free = place + 1;
            }
        }
        return Math.min(furthest, wanted.length);
    }
}
