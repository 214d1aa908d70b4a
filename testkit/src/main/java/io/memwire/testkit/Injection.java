package io.memwire.testkit;

import java.util.SplittableRandom;

/** A fault on one way of one connection: what is counted and drawn for it there. */
final class Injection {
    private final Fault fault;
    private final SplittableRandom random;
    private final SplittableRandom pieces; // drawn when bytes are written, and so not in a fixed order with the others
    private long messages;
    private boolean active; // a fault of the flow acts on the bytes that pass now
    private long delayNanos; // of this message

    Injection(Fault fault, long seed) {
        this.fault = fault;
        this.random = new SplittableRandom(seed);
        this.pieces = random.split();
    }

    Effect effect() {
        return fault.effect();
    }

    Place place() {
        return fault.place();
    }

    /** Where it begins if that is a matter of bytes, else -1. */
    long position() {
        return switch (place().at()) {
            case BYTES -> place().number();
            case ANYWHERE -> effect() instanceof Effect.OnMessage ? -1 : 0;
            default -> -1;
        };
    }

    /** Counts a message, and says whether it is for this fault. */
    boolean picksNextMessage() {
        messages++;
        return switch (place().at()) {
            case ANYWHERE -> effect() instanceof Effect.OnMessage;
            case BYTES -> false;
            case MESSAGE -> messages == place().number();
            case EVERY_MESSAGE -> messages % place().number() == 0;
            case SOMETIMES -> random.nextDouble() < place().probability();
        };
    }

    void activate(boolean nowActive) {
        active = nowActive;
        if (active && effect() instanceof Effect.Delay delay) {
            delayNanos = delay.leastNanos() == delay.mostNanos()
                    ? delay.leastNanos()
                    : random.nextLong(delay.leastNanos(), delay.mostNanos() + 1);
        }
    }

    boolean isActive() {
        return active;
    }

    long delayNanos() {
        return delayNanos;
    }

    /** The length of the next piece of a stream in fragments. */
    int nextPiece(int most) {
        return most == 1 ? 1 : pieces.nextInt(1, most + 1);
    }

    byte[] garbage(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
