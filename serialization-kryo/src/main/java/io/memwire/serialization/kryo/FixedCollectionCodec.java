package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collections that are made of their elements. */
final class FixedCollectionCodec extends Serializer<Collection<?>> implements AtOnce {
    private final Function<@Nullable Object[], Collection<?>> make;

    FixedCollectionCodec(Function<@Nullable Object[], Collection<?>> make) {
        this.make = make;
    }

    /** Lists as {@link List#of} makes them, or {@code Stream.toList}, whose lists may hold null. */
    static FixedCollectionCodec lists() {
        return new FixedCollectionCodec(elements -> Arrays.stream(elements).allMatch(Objects::nonNull)
                ? List.of(elements)
                : Arrays.stream(elements).toList());
    }

    static FixedCollectionCodec sets() {
        return new FixedCollectionCodec(elements -> Set.of(elements));
    }

    @Override
    public void write(Kryo kryo, Output output, Collection<?> collection) {
        Elements.write(kryo, output, collection.toArray());
    }

    @Override
    public Collection<?> read(Kryo kryo, Input input, Class<? extends Collection<?>> type) {
        return make.apply(
                Set.class.isAssignableFrom(type)
                        ? Elements.readKeys(kryo, input, KeySpread.NEXT_FREE)
                        : Elements.read(kryo, input, Object[]::new));
    }
}
