package io.memwire.serialization.pickle;

/** Counts the objects that one pickle makes. Work that is not in proportion to the bytes read is counted as such objects. */
final class Budget {
    /** Bytes that are copied at the price of one object. */
    private static final int BYTES_PER_OBJECT = 64;

    private final int limit;
    private int left;

    Budget(int limit) {
        this.limit = limit;
        this.left = limit;
    }

    /**
     * Takes objects off the budget.
     *
     * @throws RefusedException if there are not as many left
     */
    void take(long objects) {
        if (objects > left) {
            throw exceeded(limit);
        }
        left -= (int) objects;
    }

    /** How many objects may still be taken. */
    int left() {
        return left;
    }

    /** Takes one object that is a copy of as many bytes. */
    void takeCopy(int bytes) {
        take(1 + bytes / BYTES_PER_OBJECT);
    }

    static RefusedException exceeded(int limit) {
        return new RefusedException("it holds more than " + limit + " objects, the limit maxElements");
    }
}
