package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps that are made of their entries. */
final class FixedMapCodec extends Serializer<Map<?, ?>> implements AtOnce {
    private final Function<Map<@Nullable Object, @Nullable Object>, Map<?, ?>> make;

    FixedMapCodec(Function<Map<@Nullable Object, @Nullable Object>, Map<?, ?>> make) {
        this.make = make;
    }

    @Override
    public void write(Kryo kryo, Output output, Map<?, ?> map) {
        MapEntries.write(kryo, output, map);
    }

    @Override
    public Map<?, ?> read(Kryo kryo, Input input, Class<? extends Map<?, ?>> type) {
        var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        MapEntries.readInto(kryo, input, entries, KeySpread.NEXT_FREE);
        return make.apply(entries);
    }
}
