package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import org.jspecify.annotations.Nullable;

/** Objects of a class with fields. */
final class ObjectCodec<T> extends FieldsCodec<T> {
    private final Instances<T> instances;

    ObjectCodec(Engine kryo, Class<T> type) {
        super(kryo, type);
        this.instances = Instances.of(type);
    }

    @Override
    public T read(Kryo kryo, Input input, Class<? extends T> stored) {
        T object = instances.make();
        kryo.reference(object);
        readMembers((Engine) kryo, input, object);
        return object;
    }

    @Override
    void put(Object target, int member, @Nullable Object value) {
        members().get(member).set(target, value);
    }
}
