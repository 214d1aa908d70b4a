package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Optional;

/** An {@link Optional}: its value, or null. */
final class OptionalCodec extends Serializer<Optional<?>> implements AtOnce {
    @Override
    public void write(Kryo kryo, Output output, Optional<?> optional) {
        kryo.writeClassAndObject(output, optional.orElse(null));
    }

    @Override
    public Optional<?> read(Kryo kryo, Input input, Class<? extends Optional<?>> type) {
        return Optional.ofNullable(kryo.readClassAndObject(input));
    }
}
