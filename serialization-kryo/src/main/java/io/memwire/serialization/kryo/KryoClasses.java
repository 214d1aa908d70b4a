package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import java.util.function.Supplier;

/**
 * Takes the classes whose objects may be stored. A class is stored as a number, its id; whoever reads must have registered
 * the same class with the same id. The classes of the JDK that are listed at {@link KryoSerializer} need no registration.
 *
 * <p>Register the concrete classes, those that {@code new} makes: each class of a sealed interface, not the interface. An
 * array class is one of its own.
 *
 * @since 0.1
 */
public interface KryoClasses {
    /** The highest id. */
    int MAX_ID = 9_999;

    /**
     * Registers a class. Records, enums, collections and maps with a no-argument constructor, arrays, and classes with fields
     * are understood; the constructor of a class is called if it has one without arguments, of any visibility.
     *
     * @param type a concrete class
     * @param id its number, 1 to {@link #MAX_ID}, the same in every application that shares the cache, for ever
     * @return this
     * @throws io.memwire.api.InvalidRequestException if the id is out of range, is another class's, or the class has another
     */
    KryoClasses register(Class<?> type, int id);

    /**
     * Registers a class with a Kryo serializer of its own, for one that cannot be stored by its fields.
     *
     * <p>Its bytes come from the cache: bound what it allocates by the bytes that are left ({@code Input.limit()} minus
     * {@code Input.position()}).
     *
     * @param type a concrete class
     * @param id its number, as above
     * @param serializers makes a serializer whenever one is needed; each is used by one thread at a time
     * @param <T> the class
     * @return this
     * @throws io.memwire.api.InvalidRequestException if the id is out of range, is another class's, or the class has another
     */
    <T> KryoClasses register(Class<T> type, int id, Supplier<? extends Serializer<? super T>> serializers);
}
