package io.memwire.protocol.text;

/**
 * What a reply of the classic protocol says. Source: protocol.txt, the section named at each constant.
 *
 * @since 0.1
 */
public enum ReplyKind {
    /** {@code VALUE <key> <flags> <bytes> [<cas unique>]} and the value: one hit. "Retrieval command". */
    VALUE,
    /** {@code END}: no more hits, or no more statistics. "Retrieval command", "Statistics". */
    END,
    /** {@code STORED}: the value was stored. "Storage commands". */
    STORED,
    /** {@code NOT_STORED}: the condition of an add, replace, append or prepend was not met. "Storage commands". */
    NOT_STORED,
    /** {@code EXISTS}: the item changed since the cas unique was read. "Storage commands". */
    EXISTS,
    /** {@code NOT_FOUND}: there is no such item. "Storage commands", "Deletion", "Increment/Decrement", "Touch". */
    NOT_FOUND,
    /** {@code DELETED}: the item is gone. "Deletion". */
    DELETED,
    /** {@code TOUCHED}: the item has its new exptime. "Touch". */
    TOUCHED,
    /** {@code OK}: flush_all, verbosity and the like are done. "Other commands". */
    OK,
    /** {@code RESET}: the statistics start again from zero. "Statistics". */
    RESET,
    /** Digits: what a counter holds after incr or decr. "Increment/Decrement". */
    NUMBER,
    /** {@code VERSION <text>}. "Other commands". */
    VERSION,
    /** {@code STAT <name> <value>}: one statistic. "Statistics". */
    STAT,
    /** {@code ERROR}: the server does not know the command; some servers add a text. "Error strings". */
    ERROR,
    /** {@code CLIENT_ERROR <text>}: the request breaks the protocol or a limit. "Error strings". */
    CLIENT_ERROR,
    /** {@code SERVER_ERROR <text>}: the server could not do what was asked. "Error strings". */
    SERVER_ERROR
}
