package io.memwire.benchmarks.values;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Java serialization, to compare with; Memwire has none, for what it reads can run code. */
final class JdkSerializer implements Serializer {
    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public int flags() {
        return ClientFlags.serializer(200);
    }

    @Override
    public byte[] serialize(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new TranscodingException(e.toString(), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public <T> T deserialize(byte[] data, Class<T> type) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(data))) {
            return type.cast(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new TranscodingException(e.toString(), e);
        }
    }
}
