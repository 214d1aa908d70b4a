package io.memwire.migration;

import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Gives the caller the class that was asked for, and every failure its place in a message. */
final class MigrationTranscoder implements Transcoder {
    private final String client;
    private final ValueCodec codec;
    private final StrictCharset charset;
    private final int defaultCompressOver;

    /**
     * A transcoder.
     *
     * @param client whose layout it is, for messages
     */
    MigrationTranscoder(String client, ValueCodec codec, StrictCharset charset, int defaultCompressOver) {
        this.client = client;
        this.codec = codec;
        this.charset = charset;
        this.defaultCompressOver = defaultCompressOver;
    }

    @Override
    public int defaultCompressOver() {
        return defaultCompressOver;
    }

    @Override
    public EncodedValue encode(Object value, int compressOver) {
        try {
            return codec.encode(value, compressOver);
        } catch (RuntimeException e) {
            throw failed("cannot encode a " + value.getClass().getTypeName(), e);
        }
    }

    @Override
    public <T> @Nullable T decode(int flags, byte[] data, Class<T> type) {
        try {
            Class<T> wanted = boxed(type);
            Object stored = codec.decode(flags, data, wanted);
            return stored == null ? null : wanted.cast(as(wanted, stored));
        } catch (RuntimeException e) {
            throw failed(
                    "cannot read a value with flags 0x" + Integer.toHexString(flags) + " and " + data.length
                            + " bytes as " + type.getTypeName(),
                    e);
        }
    }

    private Object as(Class<?> wanted, Object stored) {
        if (stored instanceof StoredText text) {
            return text.as(wanted, charset);
        }
        if (wanted.isInstance(stored)) {
            return stored;
        }
        Object number = AskedNumber.as(stored, wanted);
        if (number == null) {
            throw new TranscodingException("it is a " + stored.getClass().getTypeName());
        }
        return number;
    }

    @SuppressWarnings(
            "unchecked") // the wrapper of int.class is Integer, and Class<Integer> is what int.class claims to be
    private static <T> Class<T> boxed(Class<T> type) {
        return type.isPrimitive()
                ? (Class<T>) MethodType.methodType(type).wrap().returnType()
                : type;
    }

    /** What failed and why. A plug-in may throw anything; its message could hold the value, so only its class is told. */
    private TranscodingException failed(String what, RuntimeException e) {
        String where = what + " in the layout of " + client + " (io.memwire.migration): ";
        return e instanceof TranscodingException
                ? new TranscodingException(where + e.getMessage(), e)
                : new TranscodingException(
                        where + "a plug-in failed with " + e.getClass().getName(), e);
    }
}
