package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import io.memwire.api.TranscodingException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Records, made by their canonical constructor. */
final class RecordCodec<T> extends FieldsCodec<T> implements AtOnce {
    private final Constructor<T> constructor;
    private final @Nullable Object[] defaults; // null, 0 or false, by argument
    private final int[] arguments; // by member, its place in the constructor

    RecordCodec(Engine kryo, Class<T> type) {
        super(kryo, type);
        RecordComponent[] components = type.getRecordComponents();
        this.constructor = canonical(type, components);
        this.defaults = Arrays.stream(components)
                .map(component -> Array.get(Array.newInstance(component.getType(), 1), 0))
                .toArray();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        this.arguments = members().stream()
                .mapToInt(member -> names.indexOf(member.name()))
                .toArray();
    }

    private static <T> Constructor<T> canonical(Class<T> type, RecordComponent[] components) {
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("every record has a canonical constructor", e);
        } catch (InaccessibleObjectException e) {
            throw new TranscodingException(Advice.notOpen(type, type), e);
        }
    }

    @Override
    public T read(Kryo kryo, Input input, Class<? extends T> stored) {
        @Nullable Object[] values = defaults.clone();
        readMembers((Engine) kryo, input, values);
        return Instances.call(constructor, values);
    }

    @Override
    void put(Object target, int member, @Nullable Object value) {
        ((@Nullable Object[]) target)[arguments[member]] = value;
    }
}
