package io.memwire.serialization.pickle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pickle remembers by number. The numbers are the pickle's choice, so nothing is made as large as they say. */
final class Memo {
    private final Map<Integer, @Nullable Object> entries = new HashMap<>();
    private final int limit;

    Memo(int limit) {
        this.limit = limit;
    }

    void put(long index, @Nullable Object value) {
        entries.put(requireIndex(index), value);
        if (entries.size() > limit) {
            throw new RefusedException("it remembers more than " + limit + " objects, the limit maxMemoEntries");
        }
    }

    /** Under the next number, as protocol 4 and later count them. */
    void add(@Nullable Object value) {
        put(entries.size(), value);
    }

    @Nullable
    Object get(long index) {
        Integer key = requireIndex(index);
        Object value = entries.get(key);
        if (value == null && !entries.containsKey(key)) {
            throw new RefusedException("it asks for object " + index + ", which it did not remember");
        }
        return value;
    }

    private static Integer requireIndex(long index) {
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw new RefusedException(index + " is no number of a remembered object");
        }
        return (int) index;
    }
}
