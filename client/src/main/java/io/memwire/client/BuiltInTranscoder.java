package io.memwire.client;

import static io.memwire.api.spi.ClientFlags.INTEGER;
import static io.memwire.api.spi.ClientFlags.LONG;
import static io.memwire.api.spi.ClientFlags.PICKLE;
import static io.memwire.api.spi.ClientFlags.TEXT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.memwire.api.Dialect;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The transcoder of python-memcached, and what Java has beyond it.
 *
 * <table>
 * <caption>How a value is written</caption>
 * <tr><th>class</th><th>flags</th><th>data</th></tr>
 * <tr><td>{@code byte[]}</td><td>0</td><td>as it is</td></tr>
 * <tr><td>{@link String}</td><td>0; 16 in {@link Dialect#PYTHON_1_59}</td><td>UTF-8</td></tr>
 * <tr><td>{@link Byte}, {@link Short}, {@link Integer}, {@link Long}</td><td>2</td><td>decimal</td></tr>
 * <tr><td>{@link BigInteger}</td><td>2, or 4 beyond 64 bits</td><td>decimal</td></tr>
 * <tr><td>{@link Boolean}</td><td>2; 1 in {@link Dialect#PYTHON_1_59}</td><td>{@code 1}, {@code 0}; or its pickle</td></tr>
 * <tr><td>{@link Double}</td><td>1</td><td>its pickle, {@code F1.5\n.}</td></tr>
 * <tr><td>other scalars</td><td>0x4d00<i>id</i>00</td><td>{@link NativeScalar}</td></tr>
 * <tr><td>anything else</td><td>the serializer's</td><td>the serializer's</td></tr>
 * </table>
 *
 * <p>Bytes, text and objects may be compressed ({@link Compression}), which adds the compressor's flags; scalars never
 * are. Every dialect is read, whichever is written. A number is read as any class of whole numbers that it fits; text is
 * read as one too if it is decimal, because counters set by other clients are not marked. For {@code Object.class} flags 0
 * are text, and a boolean of {@link Dialect#PYTHON_1_57} is the number it was written as. A pickled {@code None} is null.
 */
final class BuiltInTranscoder implements Transcoder {
    private static final byte[] TRUE_PICKLE = "I01\n.".getBytes(US_ASCII);
    private static final byte[] FALSE_PICKLE = "I00\n.".getBytes(US_ASCII);

    private final Dialect dialect;
    private final Serialization serialization;
    private final Compression compression;

    BuiltInTranscoder(Dialect dialect, Serialization serialization, Compression compression) {
        this.dialect = dialect;
        this.serialization = serialization;
        this.compression = compression;
    }

    @Override
    public EncodedValue encode(Object value, int compressOver) {
        EncodedValue scalar = encodeScalar(value);
        return scalar != null ? scalar : encodeCompressible(value, compressOver);
    }

    private @Nullable EncodedValue encodeScalar(Object value) {
        if (value instanceof byte[] || value instanceof String) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return new EncodedValue(INTEGER, WholeNumber.encode((Number) value));
        }
        if (value instanceof Boolean truth) {
            return dialect == Dialect.PYTHON_1_59
                    ? new EncodedValue(PICKLE, (truth ? TRUE_PICKLE : FALSE_PICKLE).clone())
                    : new EncodedValue(INTEGER, WholeNumber.encode(truth ? 1 : 0));
        }
        if (value instanceof Double number) {
            return new EncodedValue(PICKLE, PickleLiteral.write(number));
        }
        if (value.getClass() == BigInteger.class) { // a subclass would come back as another class
            var number = (BigInteger) value;
            return new EncodedValue(number.bitLength() < Long.SIZE ? INTEGER : LONG, WholeNumber.encode(number));
        }
        return NativeScalar.encode(value);
    }

    private EncodedValue encodeCompressible(Object value, int compressOver) {
        if (value instanceof byte[] bytes) {
            return compression.compress(0, bytes, compressOver);
        }
        if (value instanceof String text) {
            int flags = dialect == Dialect.PYTHON_1_59 ? TEXT : 0;
            return compression.compress(flags, Utf8.encode(text), compressOver);
        }
        EncodedValue object = serialization.serialize(value);
        return compression.compress(object.flags(), object.data(), compressOver);
    }

    @Override
    public <T> @Nullable T decode(int flags, byte[] data, Class<T> type) {
        if (FlagLayout.isForeign(flags)) {
            throw foreignFlags();
        }
        byte[] plain = compression.decompress(flags, data);
        return Origin.BUILT_IN.requireType(decodePlain(FlagLayout.encoding(flags), plain, type), type);
    }

    private @Nullable Object decodePlain(int encoding, byte[] plain, Class<?> type) {
        if (encoding == 0) {
            return type == byte[].class
                    ? plain
                    : decodeText(plain, type, "it is bytes or text: ask for String.class or byte[].class");
        }
        if (encoding == TEXT) {
            return decodeText(plain, type, "it is text: ask for String.class");
        }
        int serializerId = FlagLayout.serializerId(encoding);
        if (serializerId != 0) {
            return serializerId <= NativeScalar.MAX_ID
                    ? NativeScalar.decode(serializerId, plain)
                    : serialization.deserialize(encoding, plain, type);
        }
        if ((encoding & TEXT) != 0) {
            throw foreignFlags(); // text and something else at once
        }
        if ((encoding & (INTEGER | LONG)) != 0) { // before pickle, as the original tests them
            return WholeNumber.as(WholeNumber.parse(plain), type);
        }
        return decodePickle(plain, type);
    }

    private static Object decodeText(byte[] plain, Class<?> type, String advice) {
        if (WholeNumber.isTarget(type)) {
            return WholeNumber.as(WholeNumber.parse(plain), type);
        }
        if (!type.isAssignableFrom(String.class)) {
            throw new TranscodingException(advice);
        }
        return Utf8.decode(plain);
    }

    /** Booleans and floats are pickles that are ours to write, so they are read without the pickle module. */
    private @Nullable Object decodePickle(byte[] plain, Class<?> type) {
        Object literal = PickleLiteral.read(plain);
        if (literal == null) {
            return serialization.deserialize(PICKLE, plain, type);
        }
        if (literal instanceof PickleLiteral.None) {
            return null;
        }
        return literal instanceof Number number && !(literal instanceof Double)
                ? WholeNumber.as(number, type)
                : literal;
    }

    private static TranscodingException foreignFlags() {
        return new TranscodingException("these flags are not known here (known: 1 pickle, 2 integer, 4 long, 8 zlib,"
                + " 16 text, and Memwire's own, which begin with 0x4d): another client wrote it, give a transcoder for"
                + " that one in the builder");
    }
}
