package io.memwire.fuzz;

import io.memwire.api.TranscodingException;
import io.memwire.serialization.kryo.KryoSerializer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Any bytes as an object of registered classes; and what was read is written and read again. */
final class KryoObjects implements Consumer<byte[]> {
    private final KryoSerializer kryo = KryoSerializer.builder()
            .register(Bean.class, 1)
            .register(Point.class, 2)
            .register(Colour.class, 3)
            .maxDepth(50)
            .maxOutputBytes(1 << 20)
            .build();

    @Override
    public void accept(byte[] input) {
        Object value;
        try {
            value = kryo.deserialize(input, Object.class);
        } catch (TranscodingException refused) {
            return;
        }
        if (value != null) {
            writeAndRead(value);
        }
    }

    private void writeAndRead(Object value) {
        byte[] written;
        try {
            written = kryo.serialize(value);
        } catch (TranscodingException refused) {
            return; // the bytes may have made an object that cannot be stored, a list of a class that is not registered
        }
        kryo.deserialize(written, Object.class);
    }

    /** Of fields of many kinds, one of them a reference to its like. */
    static final class Bean {
        int number;
        long @Nullable [] numbers;

        @Nullable
        String text;

        @Nullable
        Bean next;

        @Nullable
        List<Object> list;

        @Nullable
        Map<String, Point> points;

        Colour colour = Colour.RED;
    }

    record Point(double x, @Nullable Object y) {}

    enum Colour {
        RED,
        GREEN
    }
}
