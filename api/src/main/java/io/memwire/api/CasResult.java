package io.memwire.api;

/**
 * What became of a {@code cas}. Source: protocol.txt, "Storage commands".
 *
 * @since 0.1
 */
public enum CasResult {
    /** The item was unchanged and now holds the new value. */
    STORED,
    /** The item was changed since its {@code gets}; nothing was stored. */
    EXISTS,
    /** There is no such item any more; nothing was stored. */
    NOT_FOUND,
    /** The server failed or refused, and {@link FailureMode#DEGRADE} is on; whether it was stored is not known. */
    FAILED;

    /** Whether the new value was stored. */
    public boolean isStored() {
        return this == STORED;
    }
}
