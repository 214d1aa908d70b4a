package io.memwire.api;

/**
 * A key that cannot be sent. Applied: no. Connection: kept.
 *
 * @since 0.1
 */
public final class InvalidKeyException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a key. */
    public enum Reason {
        /** The key is null (python-memcached: {@code MemcachedKeyNoneError}). */
        NULL,
        /** The key has no bytes (python-memcached: {@code MemcachedKeyNoneError}). */
        EMPTY,
        /** The key has more bytes than {@code maxKeyBytes} ({@code MemcachedKeyLengthError}). */
        TOO_LONG,
        /** The key holds a space or control byte ({@code MemcachedKeyCharacterError}). */
        CHARACTER,
        /** The key is of a class that is no key ({@code MemcachedKeyTypeError}). */
        TYPE,
        /** The key is text that UTF-8 cannot encode: an unpaired surrogate ({@code MemcachedStringEncodingError}). */
        ENCODING
    }

    private final Reason reason;

    /** Says which rule the key breaks. */
    public InvalidKeyException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong with the key. */
    public Reason reason() {
        return reason;
    }
}
