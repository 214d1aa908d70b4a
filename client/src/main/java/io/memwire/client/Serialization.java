package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Serializer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which serializer writes objects, and by which one an object is read. */
final class Serialization {
    private final List<Serializer> readers;
    private final @Nullable Serializer writer;

    /**
     * A choice of serializers.
     *
     * @param readers the serializers whose objects can be read, each with flags of its own
     * @param writer the one that writes, or null for none
     */
    Serialization(List<Serializer> readers, @Nullable Serializer writer) {
        this.readers = List.copyOf(readers);
        this.writer = writer;
    }

    EncodedValue serialize(Object value) {
        if (writer == null) {
            throw new TranscodingException(
                    readers.isEmpty()
                            ? "without a serializer only bytes, text, booleans, characters and numbers can be stored: add"
                                    + " the module io.memwire.serialization.kryo (artifact"
                                    + " io.memwire:memwire-serialization-kryo) or give a serializer in the builder"
                            : "several serializers are present (" + names()
                                    + "): say in the builder which one writes, serializer(\"name\")");
        }
        return new EncodedValue(writer.flags(), writer.serialize(value));
    }

    <T> @Nullable T deserialize(int encoding, byte[] data, Class<T> type) {
        for (Serializer reader : readers) {
            if (reader.flags() == encoding) {
                return reader.deserialize(data, type);
            }
        }
        if (encoding == ClientFlags.PICKLE) {
            throw new TranscodingException("it is a Python pickle: add the module io.memwire.serialization.pickle"
                    + " (artifact io.memwire:memwire-serialization-pickle) to read it");
        }
        throw new TranscodingException("its serializer, id " + FlagLayout.serializerId(encoding)
                + ", is not present (present: " + (readers.isEmpty() ? "none" : names())
                + "): add the module that has it, such as io.memwire.serialization.kryo");
    }

    private String names() {
        return readers.stream().map(Serializer::name).collect(Collectors.joining(", "));
    }
}
