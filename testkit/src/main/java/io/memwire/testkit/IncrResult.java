package io.memwire.testkit;

/**
 * How incr or decr ended.
 *
 * @param kind what happened
 * @param value the new value, unsigned, if it was changed
 */
record IncrResult(Kind kind, long value) {
    enum Kind {
        CHANGED,
        NOT_FOUND,
        NOT_NUMERIC,
        NO_MEMORY
    }

    static final IncrResult NOT_FOUND = new IncrResult(Kind.NOT_FOUND, 0);
    static final IncrResult NOT_NUMERIC = new IncrResult(Kind.NOT_NUMERIC, 0);
    static final IncrResult NO_MEMORY = new IncrResult(Kind.NO_MEMORY, 0);

    static IncrResult changed(long value) {
        return new IncrResult(Kind.CHANGED, value);
    }
}
