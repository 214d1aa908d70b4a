package io.memwire.serialization.pickle;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a whole result before a caller gets it: whatever is read can be printed, compared and hashed by ordinary code. So
 * it is not too deep, holds nothing that holds itself, and what it holds several times is counted as often, because a few
 * bytes can be a list of lists that would be printed for years. It is data: no class or function is left in it.
 */
final class ResultCheck {
    /** What was found in a container: how deep it goes, and how many objects a walk through it meets. */
    private record Extent(int height, long objects) {
        static final Extent UNDER_WAY = new Extent(-1, 0);
        static final Extent LEAF = new Extent(0, 1);

        boolean isUnderWay() {
            return height < 0;
        }
    }

    private final PickleLimits limits;
    private final IdentityHashMap<Object, Extent> known = new IdentityHashMap<>();

    ResultCheck(PickleLimits limits) {
        this.limits = limits;
    }

    /** Throws {@link RefusedException} unless the result is as the class says. */
    void check(@Nullable Object result) {
        extent(result, 0);
    }

    private Extent extent(@Nullable Object value, int depth) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return containerExtent(value, depth);
        }
        if (value instanceof PythonGlobal || value instanceof UnbuiltUuid) {
            throw new RefusedException("it holds a class or an unfinished object where data should be");
        }
        return Extent.LEAF;
    }

    private Extent containerExtent(Object container, int depth) {
        Extent extent = known.get(container);
        if (extent != null && extent.isUnderWay()) {
            throw new RefusedException("it holds a container that holds itself");
        }
        if (extent == null) {
            requireDepth(depth + 1);
            known.put(container, Extent.UNDER_WAY);
            extent = inside(container, depth + 1);
            known.put(container, extent);
        }
        requireDepth(depth + extent.height());
        return extent;
    }

    private Extent inside(Object container, int depth) {
        Extent sum = new Extent(1, 1);
        if (container instanceof Map<?, ?> dict) {
            for (Map.Entry<?, ?> entry : dict.entrySet()) {
                sum = plus(sum, extent(entry.getKey(), depth));
                sum = plus(sum, extent(entry.getValue(), depth));
            }
        } else {
            for (Object element : (Collection<?>) container) {
                sum = plus(sum, extent(element, depth));
            }
        }
        return sum;
    }

    private Extent plus(Extent sum, Extent part) {
        long objects = sum.objects() + part.objects();
        if (objects > limits.maxElements()) {
            throw Budget.exceeded(limits.maxElements());
        }
        return new Extent(Math.max(sum.height(), part.height() + 1), objects);
    }

    private void requireDepth(int depth) {
        if (depth > limits.maxDepth()) {
            throw tooDeep(limits);
        }
    }

    static RefusedException tooDeep(PickleLimits limits) {
        return new RefusedException(
                "its containers are nested over " + limits.maxDepth() + " deep, the limit maxDepth");
    }
}
