package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Arrays of objects. */
final class ArrayCodec extends Serializer<@Nullable Object[]> {
    @Override
    public void write(Kryo kryo, Output output, @Nullable Object[] array) {
        Elements.write(kryo, output, array);
    }

    @Override
    public @Nullable Object[] read(Kryo kryo, Input input, Class<? extends @Nullable Object[]> type) {
        return Elements.read(kryo, input, size -> {
            var array = (@Nullable Object[]) Array.newInstance(type.getComponentType(), size);
            kryo.reference(array);
            return array;
        });
    }
}
