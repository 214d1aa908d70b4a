package io.memwire.migration;

import java.io.ObjectInputFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's filter, that of the JVM, and the limits, for one value. Not thread-safe: it counts, and remembers what it
 * refused.
 */
final class SerialFilter implements ObjectInputFilter {
    /** Allowed if the user's filter has no opinion. Superclasses are asked for as well, hence the abstract ones. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            Object.class, // of an array: it is not Serializable itself
            String.class,
            Number.class,
            Enum.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    /** Small collections reserve more than they hold. */
    private static final int SLACK = 1024;

    private final ObjectInputFilter users;
    private final int maxDepth;
    private final int maxReferences;
    private final long maxElements;
    private @Nullable ObjectInputFilter jvms;
    private long elements;
    private @Nullable String refused;

    SerialFilter(ObjectInputFilter users, int maxDepth, int maxReferences, int dataLength) {
        this.users = users;
        this.maxDepth = maxDepth;
        this.maxReferences = maxReferences;
        // An element of an array takes a byte or more; a hash table reserves up to eight places for an entry of ten
        // bytes.
        this.maxElements = 2L * dataLength + SLACK;
    }

    void joinWith(@Nullable ObjectInputFilter filterOfTheJvm) {
        jvms = filterOfTheJvm;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        elements += Math.max(0, info.arrayLength());
        if (info.depth() > maxDepth) {
            return refuse("it is nested deeper than maxDepth, " + maxDepth);
        }
        if (info.references() > maxReferences) {
            return refuse("it has more objects than maxReferences, " + maxReferences);
        }
        if (elements > maxElements) {
            return refuse("it promises arrays of " + elements + " elements, more than its bytes can hold");
        }
        Status status =
                jvms != null && jvms.checkInput(info) == Status.REJECTED ? Status.REJECTED : users.checkInput(info);
        Class<?> asked = info.serialClass();
        if (status == Status.REJECTED || (status != Status.ALLOWED && asked != null && !isHarmless(asked))) {
            return refuse(
                    asked == null
                            ? "a limit of the filter given to JavaSerialization is broken"
                            : asked.getName() + " is not allowed by the filter given to JavaSerialization");
        }
        return status;
    }

    private static boolean isHarmless(Class<?> asked) {
        Class<?> element = asked;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || HARMLESS.contains(element);
    }

    private Status refuse(String reason) {
        if (refused == null) {
            refused = reason;
        }
        return Status.REJECTED;
    }

    boolean hasRefused() {
        return refused != null;
    }

    /** What was refused first, or {@code otherwise}. */
    String why(String otherwise) {
        return refused != null ? refused : otherwise;
    }
}
