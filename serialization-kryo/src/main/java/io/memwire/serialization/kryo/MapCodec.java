package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Maps that take their entries after they are made; the comparator of a sorted one comes first. */
@SuppressWarnings("unchecked") // a map holds what it was given
final class MapCodec extends Serializer<Map<Object, Object>> {
    private final boolean sorted;
    private final Function<@Nullable Comparator<Object>, Map<Object, Object>> make;
    private final UnaryOperator<Map<Object, Object>> view;

    private MapCodec(
            boolean sorted,
            Function<@Nullable Comparator<Object>, Map<Object, Object>> make,
            UnaryOperator<Map<Object, Object>> view) {
        this.sorted = sorted;
        this.make = make;
        this.view = view;
    }

    static MapCodec of(Supplier<Map<Object, Object>> make) {
        return new MapCodec(false, comparator -> make.get(), UnaryOperator.identity());
    }

    static MapCodec sorted(Function<@Nullable Comparator<Object>, Map<Object, Object>> make) {
        return new MapCodec(true, make, UnaryOperator.identity());
    }

    /** The same map, seen through a wrapper. */
    MapCodec seenAs(UnaryOperator<Map<Object, Object>> wrapper) {
        return new MapCodec(sorted, make, wrapper);
    }

    @Override
    public void write(Kryo kryo, Output output, Map<Object, Object> map) {
        if (sorted) {
            kryo.writeClassAndObject(output, ((SortedMap<?, ?>) map).comparator());
        }
        MapEntries.write(kryo, output, map);
    }

    @Override
    public Map<Object, Object> read(Kryo kryo, Input input, Class<? extends Map<Object, Object>> type) {
        var comparator = sorted ? (@Nullable Comparator<Object>) kryo.readClassAndObject(input) : null;
        Map<Object, Object> inner = make.apply(comparator);
        Map<Object, Object> outer = view.apply(inner);
        kryo.reference(outer);
        MapEntries.readInto(kryo, input, inner, KeySpread.of(inner));
        return outer;
    }
}
