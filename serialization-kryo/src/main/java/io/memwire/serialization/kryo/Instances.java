package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.objenesis.instantiator.ObjectInstantiator;
import com.esotericsoftware.kryo.kryo5.objenesis.strategy.StdInstantiatorStrategy;
import io.memwire.api.TranscodingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Makes objects of a class: by its constructor without arguments, else without any, as Java serialization does. */
final class Instances<T> {
    private final ObjectInstantiator<T> maker;

    private Instances(ObjectInstantiator<T> maker) {
        this.maker = maker;
    }

    static <T> Instances<T> of(Class<T> type) {
        Constructor<T> constructor = constructor(type);
        return constructor == null
                ? new Instances<>(new StdInstantiatorStrategy().newInstantiatorOf(type))
                : new Instances<>(() -> call(constructor));
    }

    /** Of a class that must have such a constructor. */
    static <T> Instances<T> byConstructor(Class<T> type) {
        Constructor<T> constructor = constructor(type);
        if (constructor == null) {
            throw new TranscodingException(type.getTypeName()
                    + " has no constructor without arguments, which a collection or map must have: register it with a"
                    + " Kryo serializer, register(type, id, serializers)");
        }
        return new Instances<>(() -> call(constructor));
    }

    private static <T> @Nullable Constructor<T> constructor(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            return null;
        } catch (InaccessibleObjectException e) {
            throw new TranscodingException(Advice.notOpen(type, type), e);
        }
    }

    T make() {
        return maker.newInstance();
    }

    /** Calls an accessible constructor with arguments that came from the cache. */
    static <T> T call(Constructor<T> constructor, @Nullable Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new TranscodingException(
                    "the constructor of " + constructor.getDeclaringClass().getTypeName() + " failed with "
                            + e.getTargetException().getClass().getName(),
                    e);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new TranscodingException(
                    "no " + constructor.getDeclaringClass().getTypeName() + " can be made of them", e);
        }
    }
}
