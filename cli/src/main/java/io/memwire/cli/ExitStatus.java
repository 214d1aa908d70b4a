package io.memwire.cli;

/** What a command's exit status says. */
final class ExitStatus {
    /** Done, or a hit. */
    static final int DONE = 0;

    /** A miss, or not stored. */
    static final int MISS = 1;

    /** A wrong command line, or bad input. */
    static final int BAD_INPUT = 2;

    /** A server or the network failed. */
    static final int FAILED = 3;

    private ExitStatus() {}
}
