package com.example.byhand;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import java.nio.ByteBuffer;

/** Writes points, and nothing else, in eight bytes. */
final class PointSerializer implements Serializer {
    @Override
    public String name() {
        return "point";
    }

    @Override
    public int flags() {
        return ClientFlags.serializer(201); // 192-255 are for private use
    }

    @Override
    public byte[] serialize(Object value) {
        if (!(value instanceof Point point)) {
            throw new TranscodingException(
                    "only points are stored here, no " + value.getClass().getTypeName());
        }
        return ByteBuffer.allocate(8).putInt(point.x()).putInt(point.y()).array();
    }

    @Override
    public <T> T deserialize(byte[] data, Class<T> type) {
        if (data.length != 8 || !type.isAssignableFrom(Point.class)) {
            throw new TranscodingException(data.length + " bytes are no " + type.getTypeName());
        }
        var in = ByteBuffer.wrap(data);
        return type.cast(new Point(in.getInt(), in.getInt()));
    }
}
