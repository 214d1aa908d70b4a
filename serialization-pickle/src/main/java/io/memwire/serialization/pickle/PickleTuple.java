package io.memwire.serialization.pickle;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A Python tuple: a list that cannot be changed, equal to any list of the same elements. Tuples are read as such, and it is
 * written as a tuple, which to Python is something else than a list.
 *
 * <p>Elements may be null, Python's {@code None}. Thread-safety: as thread-safe as its elements.
 *
 * @since 0.1
 */
public final class PickleTuple extends AbstractList<@Nullable Object> implements RandomAccess {
    private static final PickleTuple EMPTY = new PickleTuple(new @Nullable Object[0]);

    private final @Nullable Object[] elements;

    private PickleTuple(@Nullable Object[] elements) {
        this.elements = elements;
    }

    /**
     * A tuple of these elements.
     *
     * @param elements the elements; copied
     */
    public static PickleTuple of(@Nullable Object... elements) {
        return elements.length == 0 ? EMPTY : new PickleTuple(elements.clone());
    }

    /**
     * A tuple of the elements of a collection.
     *
     * @param elements the elements, in the order of its iterator; copied
     */
    public static PickleTuple copyOf(Collection<? extends @Nullable Object> elements) {
        return of(elements.toArray());
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }
}
