package io.memwire.serialization.pickle;

import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What Java has for Python's lists and tuples, and advice about everything that cannot be written. */
final class JavaSequences {
    private JavaSequences() {}

    /**
     * The elements of a collection or array.
     *
     * @throws RefusedException if it is none; tells the class and what to do
     */
    static Collection<?> elements(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof int[] array) {
            return list(array.length, i -> array[i]);
        }
        if (value instanceof long[] array) {
            return list(array.length, i -> array[i]);
        }
        if (value instanceof double[] array) {
            return list(array.length, i -> array[i]);
        }
        if (value instanceof float[] array) {
            return list(array.length, i -> array[i]);
        }
        if (value instanceof short[] array) {
            return list(array.length, i -> array[i]);
        }
        if (value instanceof boolean[] array) {
            return list(array.length, i -> array[i]);
        }
        throw new RefusedException("a " + value.getClass().getTypeName() + " cannot be pickled: " + advice(value));
    }

    private static List<Object> list(int length, IntFunction<Object> element) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return element.apply(index);
            }

            @Override
            public int size() {
                return length;
            }
        };
    }

    private static String advice(Object value) {
        if (value instanceof Map) {
            return "a dict cannot be the key of a dict or an element of a set";
        }
        if (value instanceof Enum) {
            return "store its name()";
        }
        if (value instanceof Optional) {
            return "store what it holds, or null";
        }
        if (value instanceof ZonedDateTime) {
            return "store its toOffsetDateTime() or toInstant(); the rules of its zone are not for Python";
        }
        if (value instanceof Date || value instanceof Calendar) {
            return "store its toInstant()";
        }
        if (value instanceof char[] || value instanceof CharSequence) {
            return "store a String";
        }
        return "Python has no such class; store a Map of what it holds, or use a serializer for objects, such as kryo"
                + " (what can be pickled: docs/pickle.md)";
    }
}
