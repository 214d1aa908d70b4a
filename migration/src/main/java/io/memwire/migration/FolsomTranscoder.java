package io.memwire.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what folsom does. A folsom client has one class of values, and nothing in the cache says which: the
 * flags are 0. So choose the method with the name of folsom's own.
 *
 * <table>
 * <caption>Class, flags, data</caption>
 * <tr><th>folsom's client</th><th>here</th><th>class</th><th>flags</th><th>data</th></tr>
 * <tr><td>{@code newStringClient}</td><td>{@link #strings()}</td><td>{@link String}</td><td>0</td><td>text in the
 *     charset</td></tr>
 * <tr><td>{@code newByteArrayClient}</td><td>{@link #byteArrays()}</td><td>{@code byte[]}</td><td>0</td><td>as it
 *     is</td></tr>
 * <tr><td>{@code newSerializableObjectClient}</td><td>{@link #serializableObjects}</td><td>{@link java.io.Serializable}
 *     </td><td>0</td><td>Java-serialized</td></tr>
 * </table>
 *
 * <p>Nothing is ever compressed, whatever the options say: no flag could tell. Text is read as {@code byte[]} and as the
 * number that it spells too, if that is asked for. Values with other flags, which folsom stores if a call of it gives
 * them, are refused unless {@link Builder#anyFlags()} was called.
 *
 * @since 0.1
 */
public final class FolsomTranscoder {
    private FolsomTranscoder() {}

    /** Text in UTF-8. */
    public static Builder strings() {
        return strings(UTF_8);
    }

    /** Text in the charset that folsom's builder was given. */
    public static Builder strings(Charset charset) {
        return new Builder(Kind.STRINGS, StrictCharset.of(charset), null);
    }

    /** Bytes. */
    public static Builder byteArrays() {
        return new Builder(Kind.BYTE_ARRAYS, new StrictCharset(UTF_8), null);
    }

    /** Objects; all of them are Java-serialized, text and numbers too. */
    public static Builder serializableObjects(JavaSerialization javaSerialization) {
        Arguments.notNull(javaSerialization, "javaSerialization");
        return new Builder(Kind.SERIALIZABLE_OBJECTS, new StrictCharset(UTF_8), javaSerialization);
    }

    private enum Kind {
        STRINGS,
        BYTE_ARRAYS,
        SERIALIZABLE_OBJECTS
    }

    /**
     * The options.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final Kind kind;
        private final StrictCharset charset;
        private final @Nullable JavaSerialization javaSerialization;
        private boolean anyFlags;

        private Builder(Kind kind, StrictCharset charset, @Nullable JavaSerialization javaSerialization) {
            this.kind = kind;
            this.charset = charset;
            this.javaSerialization = javaSerialization;
        }

        /** Reads values whatever their flags are, as folsom does; written are always 0. */
        public Builder anyFlags() {
            anyFlags = true;
            return this;
        }

        /** Makes the transcoder: immutable, thread-safe. */
        public Transcoder build() {
            return new MigrationTranscoder("folsom", new Codec(kind, charset, javaSerialization, anyFlags), charset, 0);
        }
    }

    private record Codec(
            Kind kind, StrictCharset charset, @Nullable JavaSerialization javaSerialization, boolean anyFlags)
            implements ValueCodec {
        @Override
        public EncodedValue encode(Object value, int compressOver) {
            if (javaSerialization != null) {
                return new EncodedValue(0, javaSerialization.write(value));
            }
            if (kind == Kind.STRINGS && value instanceof String text) {
                return new EncodedValue(0, charset.encode(text));
            }
            if (kind == Kind.BYTE_ARRAYS && value instanceof byte[] bytes) {
                return new EncodedValue(0, bytes);
            }
            throw new TranscodingException("this transcoder is for " + (kind == Kind.STRINGS ? "String" : "byte[]")
                    + " alone, as the folsom client that it stands for");
        }

        @Override
        public <T> @Nullable Object decode(int flags, byte[] data, Class<T> type) {
            if (flags != 0 && !anyFlags) {
                throw new TranscodingException("folsom's flags are 0: another client wrote it, or a call that gave"
                        + " flags, for which there is anyFlags in the transcoder's builder");
            }
            if (javaSerialization != null) {
                return javaSerialization.read(data);
            }
            return kind == Kind.STRINGS ? new StoredText(data, String.class) : data;
        }
    }
}
