package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Registration;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A row of objects, as arrays, collections and maps hold them: twice their number, plus one if all are of one class, which
 * is then written once; else each with its class. Every element takes a byte at least, null too.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's methods are raw
final class Elements {
    private Elements() {}

    static void write(Kryo kryo, Output output, @Nullable Object[] elements) {
        Class<?> same = commonClass(elements);
        output.writeVarInt(elements.length << 1 | (same == null ? 0 : 1), true);
        if (same == null) {
            for (Object element : elements) {
                kryo.writeClassAndObject(output, element);
            }
        } else {
            Serializer serializer = kryo.writeClass(output, same).getSerializer();
            for (Object element : elements) {
                kryo.writeObject(output, element, serializer);
            }
        }
    }

    private static @Nullable Class<?> commonClass(@Nullable Object[] elements) {
        Class<?> same = null;
        for (Object element : elements) {
            if (element == null || (same != null && same != element.getClass())) {
                return null;
            }
            same = element.getClass();
        }
        return same;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param array makes the array for so many
     */
    static @Nullable Object[] read(Kryo kryo, Input input, IntFunction<@Nullable Object[]> array) {
        int sizeAndSame = input.readVarInt(true);
        @Nullable Object[] elements = array.apply(((BoundedInput) input).declared(sizeAndSame >>> 1));
        ((Engine) kryo).references().addElements(elements.length);
        if ((sizeAndSame & 1) == 0) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = kryo.readClassAndObject(input);
            }
        } else {
            Registration same = kryo.readClass(input);
            if (same == null) {
                throw new TranscodingException("they hold elements of no class");
            }
            for (int i = 0; i < elements.length; i++) {
                elements[i] = kryo.readObject(input, same.getType(), same.getSerializer());
            }
        }
        return elements;
    }

    /** Reads elements that will be put into a table with such a spread. */
    static @Nullable Object[] readKeys(Kryo kryo, Input input, KeySpread spread) {
        References references = ((Engine) kryo).references();
        long before = references.weightHere();
        @Nullable Object[] keys = read(kryo, input, Object[]::new);
        long weight = references.weightHere() - before;
        references.payForHashing(weight);
        references.payForComparing(weight, spread.mostComparisons(keys));
        return keys;
    }
}
