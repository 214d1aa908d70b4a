package io.memwire.testkit;

/**
 * The connections that a fault is for.
 *
 * @param which how they are chosen
 * @param number the connection, or the interval
 */
record Scope(Which which, int number) {
    static final Scope ALL = new Scope(Which.ALL, 0);

    enum Which {
        ALL,
        OPEN,
        NEW,
        ONE,
        EVERY
    }

    /**
     * Whether a connection belongs.
     *
     * @param connection its number, from 1
     * @param accepted how many connections there were when the fault was put to use
     */
    boolean holds(int connection, int accepted) {
        return switch (which) {
            case ALL -> true;
            case OPEN -> connection <= accepted;
            case NEW -> connection > accepted;
            case ONE -> connection == number;
            case EVERY -> connection % number == 0;
        };
    }

    @Override
    public String toString() {
        return switch (which) {
            case ALL -> "";
            case OPEN -> " on open connections";
            case NEW -> " on new connections";
            case ONE -> " on connection " + number;
            case EVERY -> " on every connection by " + number;
        };
    }
}
