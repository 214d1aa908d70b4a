package io.memwire.testkit;

/**
 * Where in the stream of a connection a fault happens.
 *
 * @param at what the number counts
 * @param number of bytes or of messages; unused for {@link At#ANYWHERE} and {@link At#SOMETIMES}
 * @param probability of each message for {@link At#SOMETIMES}
 * @param midValue whether it happens amid the value of the message, and only to messages that have one
 */
record Place(At at, long number, double probability, boolean midValue) {
    static final Place ANYWHERE = new Place(At.ANYWHERE, 0, 0, false);

    enum At {
        /** Nothing was said: for each effect the nearest thing to always. */
        ANYWHERE,
        /** Behind so many bytes. */
        BYTES,
        /** At one message. */
        MESSAGE,
        /** At every so-manieth message. */
        EVERY_MESSAGE,
        /** At messages that chance picks. */
        SOMETIMES
    }

    Place afterBytes(long count) {
        return new Place(At.BYTES, count, 0, midValue);
    }

    Place atMessage(long message) {
        return new Place(At.MESSAGE, message, 0, midValue);
    }

    Place everyMessage(long interval) {
        return new Place(At.EVERY_MESSAGE, interval, 0, midValue);
    }

    Place sometimes(double chance) {
        return new Place(At.SOMETIMES, 0, chance, midValue);
    }

    Place amidValue() {
        return new Place(at, number, probability, true);
    }

    @Override
    public String toString() {
        String where = switch (at) {
            case ANYWHERE -> "";
            case BYTES -> " after " + number + " bytes";
            case MESSAGE -> " at message " + number;
            case EVERY_MESSAGE -> " at every message by " + number;
            case SOMETIMES -> " at messages with probability " + probability;
        };
        return where + (midValue ? " amid the value" : "");
    }
}
