package io.memwire.serialization.pickle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stack of the machine with its marks. What is below the last mark cannot be reached. */
final class OperandStack {
    private @Nullable Object[] items = new @Nullable Object[16];
    private int size;
    private int[] marks = new int[8];
    private int markCount;

    void push(@Nullable Object item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    @Nullable
    Object pop() {
        requireItems(1);
        Object item = items[--size];
        items[size] = null;
        return item;
    }

    @Nullable
    Object peek() {
        requireItems(1);
        return items[size - 1];
    }

    private void requireItems(int count) {
        if (count > size - floor()) {
            throw new RefusedException("it takes more from its stack than is there");
        }
    }

    private int floor() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    /** Whether there is nothing above the last mark. */
    boolean isEmpty() {
        return size == floor();
    }

    boolean hasMark() {
        return markCount > 0;
    }

    void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = size;
    }

    /** Takes the last mark and everything above it. */
    @Nullable
    Object[] popToMark() {
        if (markCount == 0) {
            throw new RefusedException("it goes back to a mark that it did not set");
        }
        return popItems(size - marks[--markCount]);
    }

    /** Takes as many items, the one pushed first first. */
    @Nullable
    Object[] popItems(int count) {
        requireItems(count);
        @Nullable Object[] taken = Arrays.copyOfRange(items, size - count, size);
        Arrays.fill(items, size - count, size, null);
        size -= count;
        return taken;
    }
}
