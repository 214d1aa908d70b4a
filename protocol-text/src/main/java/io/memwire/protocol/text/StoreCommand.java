package io.memwire.protocol.text;

/**
 * The storage commands that share one form; {@code cas}, which has a field more, is not among them. Source:
 * protocol.txt, "Storage commands".
 *
 * @since 0.1
 */
public enum StoreCommand {
    /** Stores the value, whatever was there. */
    SET,
    /** Stores the value only if the server holds none for the key. */
    ADD,
    /** Stores the value only if the server holds one for the key. */
    REPLACE,
    /** Adds the value after the existing one; the server ignores flags and exptime. */
    APPEND,
    /** Adds the value before the existing one; the server ignores flags and exptime. */
    PREPEND
}
