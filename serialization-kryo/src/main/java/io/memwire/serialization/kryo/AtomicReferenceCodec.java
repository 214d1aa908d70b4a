package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An {@link AtomicReference}: what it refers to, which may be what holds it. */
final class AtomicReferenceCodec extends Serializer<AtomicReference<@Nullable Object>> {
    @Override
    public void write(Kryo kryo, Output output, AtomicReference<@Nullable Object> reference) {
        kryo.writeClassAndObject(output, reference.get());
    }

    @Override
    public AtomicReference<@Nullable Object> read(
            Kryo kryo, Input input, Class<? extends AtomicReference<@Nullable Object>> type) {
        var reference = new AtomicReference<@Nullable Object>();
        kryo.reference(reference);
        reference.set(kryo.readClassAndObject(input));
        return reference;
    }
}
