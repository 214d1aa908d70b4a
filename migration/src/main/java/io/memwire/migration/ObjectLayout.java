package io.memwire.migration;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a layout for objects that have no word of their own in it.
 *
 * @param javaFlags the flags of what is Java-serialized
 * @param java how to read and write that; null: not at all
 * @param serializer writes objects in its place; null: none does
 */
record ObjectLayout(
        int javaFlags,
        @Nullable JavaSerialization java,
        @Nullable Serializer serializer) {
    /** The flag of compressed data, in every layout. */
    static final int COMPRESSED = 2;

    ObjectLayout {
        if (serializer != null && (serializer.flags() & ClientFlags.MARK_MASK) != ClientFlags.MARK) {
            throw new InvalidRequestException("serializer " + serializer.name() + " marks its values with 0x"
                    + Integer.toHexString(serializer.flags())
                    + ", which means something else in this layout: take one whose flags begin with 0x4d");
        }
    }

    /** Whether values with these flags, without compression, are objects. */
    boolean knows(int flags) {
        return flags == javaFlags || (serializer != null && flags == serializer.flags());
    }

    EncodedValue encode(Object value) {
        if (serializer != null) {
            return new EncodedValue(serializer.flags(), serializer.serialize(value));
        }
        if (java != null) {
            return new EncodedValue(javaFlags, java.write(value));
        }
        throw new TranscodingException(
                "the layout has no word for this class but Java serialization, which is off: give"
                        + " javaSerialization or a serializer in the transcoder's builder");
    }

    <T> @Nullable Object decode(int flags, byte[] data, Class<T> type) {
        if (flags != javaFlags && serializer != null) {
            return serializer.deserialize(data, type);
        }
        if (java != null) {
            return java.read(data);
        }
        throw new TranscodingException(
                "it is Java-serialized, which is off: give javaSerialization in the transcoder's builder");
    }
}
