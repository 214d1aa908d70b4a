package io.memwire.client;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.EncodedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The scalars that Python's flags have no word for. All numbers are big-endian; every value comes back exactly as it was,
 * with its NaN, its sign of zero, its scale.
 *
 * <table>
 * <caption>Id in the client flags, and data</caption>
 * <tr><th>id</th><th>class</th><th>data</th></tr>
 * <tr><td>2</td><td>{@link Float}</td><td>4 bytes, IEEE 754 binary32</td></tr>
 * <tr><td>3</td><td>{@link Character}</td><td>2 bytes, the UTF-16 code unit</td></tr>
 * <tr><td>4</td><td>{@link BigDecimal}</td><td>4 bytes scale, signed; then the unscaled value in two's complement, 1 byte
 *     or more. No text: reading that takes time in the square of its length</td></tr>
 * </table>
 */
final class NativeScalar {
    /** Ids up to here are the client's own. */
    static final int MAX_ID = 15;

    private static final int FLOAT = 2;
    private static final int CHARACTER = 3;
    private static final int DECIMAL = 4;

    private NativeScalar() {}

    /** Encodes a scalar; null when the object is none of these. */
    static @Nullable EncodedValue encode(Object value) {
        if (value instanceof Float number) {
            byte[] data = new byte[Float.BYTES];
            ByteBuffer.wrap(data).putInt(Float.floatToRawIntBits(number));
            return encoded(FLOAT, data);
        }
        if (value instanceof Character character) {
            byte[] data = new byte[Character.BYTES];
            ByteBuffer.wrap(data).putChar(character);
            return encoded(CHARACTER, data);
        }
        if (value.getClass() == BigDecimal.class) { // a subclass would come back as another class
            return encode((BigDecimal) value);
        }
        return null;
    }

    private static EncodedValue encode(BigDecimal number) {
        byte[] unscaled = number.unscaledValue().toByteArray();
        byte[] data = new byte[Integer.BYTES + unscaled.length];
        ByteBuffer.wrap(data).putInt(number.scale()).put(unscaled);
        return encoded(DECIMAL, data);
    }

    private static EncodedValue encoded(int id, byte[] data) {
        return new EncodedValue(ClientFlags.serializer(id), data);
    }

    /** Restores the scalar with this id, 1–{@link #MAX_ID}. */
    static Object decode(int id, byte[] data) {
        return switch (id) {
            case FLOAT -> Float.intBitsToFloat(exactly(Float.BYTES, data).getInt());
            case CHARACTER -> exactly(Character.BYTES, data).getChar();
            case DECIMAL -> decodeDecimal(data);
            default -> throw new TranscodingException("scalar id " + id + " is not known: a newer Memwire wrote it");
        };
    }

    private static ByteBuffer exactly(int length, byte[] data) {
        if (data.length != length) {
            throw new TranscodingException("this scalar has " + length + " bytes, not " + data.length);
        }
        return ByteBuffer.wrap(data);
    }

    private static BigDecimal decodeDecimal(byte[] data) {
        if (data.length <= Integer.BYTES) {
            throw new TranscodingException("a BigDecimal has 5 bytes or more, not " + data.length);
        }
        int scale = ByteBuffer.wrap(data).getInt();
        return new BigDecimal(new BigInteger(data, Integer.BYTES, data.length - Integer.BYTES), scale);
    }
}
