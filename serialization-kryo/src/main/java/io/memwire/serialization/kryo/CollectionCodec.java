package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collections that take their elements after they are made; the comparator of a sorted one comes first. */
@SuppressWarnings("unchecked") // a collection holds what it was given
final class CollectionCodec extends Serializer<Collection<Object>> {
    private final boolean sorted;
    private final Function<@Nullable Comparator<Object>, Collection<Object>> make;
    private final UnaryOperator<Collection<Object>> view;

    private CollectionCodec(
            boolean sorted,
            Function<@Nullable Comparator<Object>, Collection<Object>> make,
            UnaryOperator<Collection<Object>> view) {
        this.sorted = sorted;
        this.make = make;
        this.view = view;
    }

    static CollectionCodec of(Supplier<Collection<Object>> make) {
        return new CollectionCodec(false, comparator -> make.get(), UnaryOperator.identity());
    }

    static CollectionCodec sorted(Function<@Nullable Comparator<Object>, Collection<Object>> make) {
        return new CollectionCodec(true, make, UnaryOperator.identity());
    }

    /** The same collection, seen through a wrapper. */
    CollectionCodec seenAs(UnaryOperator<Collection<Object>> wrapper) {
        return new CollectionCodec(sorted, make, wrapper);
    }

    @Override
    public void write(Kryo kryo, Output output, Collection<Object> collection) {
        if (sorted) {
            kryo.writeClassAndObject(output, comparatorOf(collection));
        }
        Elements.write(kryo, output, collection.toArray());
    }

    private static @Nullable Comparator<?> comparatorOf(Collection<?> collection) {
        return collection instanceof PriorityQueue<?> queue
                ? queue.comparator()
                : ((SortedSet<?>) collection).comparator();
    }

    @Override
    public Collection<Object> read(Kryo kryo, Input input, Class<? extends Collection<Object>> type) {
        var comparator = sorted ? (@Nullable Comparator<Object>) kryo.readClassAndObject(input) : null;
        Collection<Object> inner = make.apply(comparator);
        Collection<Object> outer = view.apply(inner);
        kryo.reference(outer);
        @Nullable
        Object[] elements = sorted || inner instanceof Set
                ? Elements.readKeys(kryo, input, sorted ? KeySpread.SORTED : KeySpread.TREES)
                : Elements.read(kryo, input, Object[]::new);
        inner.addAll(Arrays.asList(elements));
        return outer;
    }
}
