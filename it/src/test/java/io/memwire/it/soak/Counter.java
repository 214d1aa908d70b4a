package io.memwire.it.soak;

import io.memwire.api.Key;

/**
 * One counter of the soak, counted by one caller alone. Its numbers begin at a base of its own, so that a number that
 * belongs to another counter is known by sight.
 */
final class Counter {
    private static final long RANGE = 1_000_000_000L;

    final Key key;
    private final String name;
    private final Target target;
    private final Violations violations;
    private final long base;

    // The number is between these, bounds included, while the server is as healthy as in this generation.
    private long least;
    private long most;
    private long generation = Target.NEVER;

    Counter(int number, Target target, Violations violations) {
        this.name = "count:" + number;
        this.key = target.key(name);
        this.target = target;
        this.violations = violations;
        this.base = (number + 1) * RANGE;
    }

    boolean isKnown() {
        return target.isHealthySince(generation);
    }

    long base() {
        return base;
    }

    /** The base was stored by a request that began in this generation. */
    void isReset(long begunIn) {
        least = base;
        most = base;
        generation = begunIn;
    }

    /** One was added, or not: nobody knows. */
    void mayHaveCounted() {
        most++;
    }

    void counted(long number) {
        if (number < base || number >= base + RANGE) {
            violations.add("crossed: " + name + ", which begins at " + base + ", is said to be " + number);
        } else if (isKnown()) {
            if (number < least + 1 || number > most + 1) {
                violations.add("miscounted: " + name + " at " + (number - base) + ", not " + (least + 1 - base) + " to "
                        + (most + 1 - base));
            }
            least = number;
            most = number;
        }
    }

    void isMissing() {
        if (isKnown()) {
            violations.add("lost: " + name + " is missing");
        }
        generation = Target.NEVER;
    }

    Target target() {
        return target;
    }
}
