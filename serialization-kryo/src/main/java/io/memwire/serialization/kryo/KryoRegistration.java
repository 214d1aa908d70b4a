package io.memwire.serialization.kryo;

/**
 * Registers an application's classes with the serializer that a client finds by itself. Implement it in a public class with
 * a public no-argument constructor, and name that class in {@code module-info.java}
 * ({@code provides io.memwire.serialization.kryo.KryoRegistration with …}), or, on the class path, in
 * {@code META-INF/services/io.memwire.serialization.kryo.KryoRegistration}.
 *
 * <p>There may be any number of them, applied in no particular order, which is why every class has an id here. Two that
 * claim one id make the client fail when it is built, with both classes named.
 *
 * @since 0.1
 */
public interface KryoRegistration {
    /**
     * Registers classes. Called once for each serializer that is made.
     *
     * @param classes takes them
     */
    void register(KryoClasses classes);
}
