package io.memwire.api;

import org.jspecify.annotations.Nullable;

/**
 * The bytes came, the object did not: unknown flags, corrupt data, a missing module, or another type than asked for. Or,
 * on the way out, an object that nothing here can encode. Never shown as a miss. Applied: a store was not sent.
 * Connection: kept.
 *
 * <p>A serializer, compressor or transcoder says no more than what is wrong with the bytes or the object. The client adds
 * who refused them and whose value it was: to the message, once, and for programs to the accessors.
 *
 * @since 0.1
 */
public final class TranscodingException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    private static final int NOT_READ = -1;

    private final @Nullable String module;
    private final transient @Nullable Key key;
    private final int flags;
    private final int length;

    /** Says what could not be read or written and what to do; never quotes a value. */
    public TranscodingException(String message) {
        this(message, (Throwable) null);
    }

    /** The same with the reason below it. */
    public TranscodingException(String message, @Nullable Throwable cause) {
        this(message, cause, null, null, 0, NOT_READ);
    }

    private TranscodingException(
            String message,
            @Nullable Throwable cause,
            @Nullable String module,
            @Nullable Key key,
            int flags,
            int length) {
        super(message, cause);
        this.module = module;
        this.key = key;
        this.flags = flags;
        this.length = length;
    }

    /**
     * For clients: what one of their parts refused.
     *
     * @param who the part, as messages call it, its module included
     * @param module what {@link #module()} gives
     * @param why what is wrong
     * @param cause the reason below it
     */
    public static TranscodingException by(String who, String module, String why, @Nullable Throwable cause) {
        return new TranscodingException(who + ": " + why, cause, module, null, 0, NOT_READ);
    }

    /** For clients: a value that was read and could not be made a {@code type}. */
    public static TranscodingException ofRead(Key key, int flags, int length, Class<?> type, TranscodingException why) {
        String what = "cannot read the value of key " + key + " (flags 0x" + Integer.toHexString(flags) + ", " + length
                + " bytes) as " + type.getTypeName();
        return new TranscodingException(what + ": " + why.getMessage(), why, why.module, key, flags, length);
    }

    /** For clients: an object of this type that could not be stored. */
    public static TranscodingException ofStore(Key key, Class<?> type, TranscodingException why) {
        String what = "cannot store a " + type.getTypeName() + " under key " + key;
        return new TranscodingException(what + ": " + why.getMessage(), why, why.module, key, 0, NOT_READ);
    }

    /**
     * The key of the value as it went to the server, the prefix of a view included: the client itself, not the view,
     * deletes it. Null in what a plug-in throws, and after Java serialization.
     */
    public @Nullable Key key() {
        return key;
    }

    /** The client flags of the value that was read, 32 bits, unsigned; 0 when {@link #length()} is −1. */
    public int flags() {
        return flags;
    }

    /** Number of bytes that were read; −1 when it is about a store. */
    public int length() {
        return length;
    }

    /**
     * The module whose code refused: that of the serializer, compressor or transcoder, or {@code io.memwire.client}. On
     * the class path, where there are no modules, the package. Null in what a plug-in throws.
     */
    public @Nullable String module() {
        return module;
    }
}
