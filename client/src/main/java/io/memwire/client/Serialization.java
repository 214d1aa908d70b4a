package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Serializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which serializer writes objects, and by which one an object is read. */
final class Serialization {
    private final List<Plugin<Serializer>> readers;
    private final @Nullable Plugin<Serializer> writer;

    /**
     * A choice of serializers.
     *
     * @param readers the serializers whose objects can be read, each with flags of its own
     * @param writer the one that writes, or null for none
     */
    Serialization(List<Plugin<Serializer>> readers, @Nullable Plugin<Serializer> writer) {
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
                            : "several serializers are present (" + Plugin.names(readers)
                                    + "): say in the builder which one writes, serializer(\"name\")");
        }
        byte[] data;
        try {
            data = writer.instance().serialize(value);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw writer.origin().refusal(e);
        }
        return new EncodedValue(writer.flags(), writer.origin().requireBytes(data));
    }

    <T> @Nullable T deserialize(int encoding, byte[] data, Class<T> type) {
        Plugin<Serializer> reader = Plugin.withFlags(encoding, readers);
        if (reader == null) {
            throw missing(encoding);
        }
        Object object;
        try {
            object = reader.instance().deserialize(data, type);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw reader.origin().refusal(e);
        }
        return reader.origin().requireType(object, type);
    }

    private TranscodingException missing(int encoding) {
        String what = encoding == ClientFlags.PICKLE
                ? "it is a Python pickle, and its serializer"
                : "its serializer, id " + FlagLayout.serializerId(encoding) + ",";
        return new TranscodingException(what + " is not present (present: " + Plugin.names(readers) + ")"
                + PluginKind.SERIALIZER.advice(encoding));
    }
}
