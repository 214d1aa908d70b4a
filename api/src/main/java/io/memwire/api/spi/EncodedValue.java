package io.memwire.api.spi;

/**
 * A value as it is stored. The array is the record's own from here on: whoever makes or receives one must not change it.
 *
 * @param flags the client flags, 32 bits, unsigned; they say how {@code data} was encoded
 * @param data the data block
 * @since 0.1
 */
@SuppressWarnings(
        "ArrayRecordComponent") // handed over, not shared: a copy of each value would cost more than the type safety
public record EncodedValue(int flags, byte[] data) {}
