package io.memwire.client;

import java.util.Locale;

/** The commands that are counted, with what a lost one allows. */
enum Command {
    GET(true),
    GETS(true),
    GAT(true),
    GATS(true),
    SET(true),
    ADD(false),
    REPLACE(true),
    APPEND(false),
    PREPEND(false),
    CAS(false),
    DELETE(true),
    INCR(false),
    DECR(false),
    TOUCH(true),
    GET_MULTI(true),
    SET_MULTI(true),
    DELETE_MULTI(true),
    FLUSH_ALL(true),
    STATS(true),
    VERSION(true);

    private final boolean repeatable;
    private final String text = name().toLowerCase(Locale.ROOT);

    Command(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /** Whether sending it twice has the effect of sending it once, so that a lost one may be sent again. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** The name in statistics and messages, as on the wire or, for the multi commands, as python-memcached counts. */
    @Override
    public String toString() {
        return text;
    }
}
