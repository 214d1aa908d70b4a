package io.memwire.api;

/**
 * A hit of {@code gets}: the value and the version that {@code cas} compares.
 *
 * @param value the decoded value
 * @param casUnique the item's cas unique: 64 bits, unsigned (print it with {@link Long#toUnsignedString(long)})
 * @param <T> type of the value
 * @since 0.1
 */
public record CasValue<T>(T value, long casUnique) {}
