package io.memwire.it.soak;

import io.memwire.api.Key;
import org.jspecify.annotations.Nullable;

/**
 * One key of the soak: what was written to it, and so what may be read. One caller writes it, one request after the other
 * and from one thread at a time; anybody reads it.
 *
 * <p>Each write, a removal included, has a version, one more than the one before. A write whose answer was good while its
 * server was healthy throughout is <em>committed</em>: from then on, as long as the server stays healthy, nobody reads an
 * older version. A write that timed out, was lost or was given up may be applied, now, later or never, so it commits
 * nothing; what was committed before still is, for a server works off a connection in order, and requests of one thread
 * take one connection. Once its server is not healthy any more (see {@link Target#generation}) nothing is known of a key
 * until something is committed anew.
 */
final class Item {
    /** A version, and the generation of the server in which nothing older may be read. */
    private record Committed(long version, long generation) {}

    private static final Committed NOTHING = new Committed(0, Target.NEVER);

    final Key key;
    final String name;
    final Target target;

    private final Violations violations;
    private volatile long newest;
    private volatile long newestRemoval;
    private volatile Committed committed = NOTHING;

    // Of the writer alone: until when a write that was given up may still be sent, and when it began.
    private long strayUntilNanos = System.nanoTime();
    private long strayGeneration = Target.NEVER;

    Item(String name, Target target, Violations violations) {
        this.name = name;
        this.key = target.key(name);
        this.target = target;
        this.violations = violations;
    }

    /** A write under way. */
    final class Write {
        private final long generation = target.generation();
        private final long begunNanos = System.nanoTime();
        private final long version;

        private Write(boolean removal) {
            version = newest + 1;
            if (removal) {
                newestRemoval = version;
            }
            newest = version;
        }

        String text(int filler) {
            return Stamp.write(name, version, filler);
        }

        /** The server has said that it is done. */
        void applied() {
            if (isUndisturbed()) {
                committed = new Committed(version, generation);
            }
        }

        /** Its caller has given up, and yet the client may send it until then, even on a new connection. */
        void mayBeSentUntil(long untilNanos) {
            boolean another = strayGeneration != generation && strayUntilNanos - begunNanos > 0;
            strayGeneration = another ? Target.NEVER : generation;
            strayUntilNanos = untilNanos;
        }

        /** Whether its server was healthy throughout, and no write of another generation can come after it. */
        boolean isUndisturbed() {
            return target.isHealthySince(generation)
                    && (strayGeneration == generation || strayUntilNanos - begunNanos <= 0);
        }
    }

    Write write() {
        return new Write(false);
    }

    Write remove() {
        return new Write(true);
    }

    /** Whether by all that is known the key has a value; for its writer. */
    boolean isPresent() {
        Committed known = committed;
        return target.isHealthySince(known.generation) && newestRemoval < known.version;
    }

    /** Whether by all that is known the key has none; for its writer. */
    boolean isAbsent() {
        Committed known = committed;
        return target.isHealthySince(known.generation) && newestRemoval == known.version && newest == known.version;
    }

    /** What a read that begins now may find. */
    final class Expectation {
        private final Committed floor = committed;

        /** Checks what the read found, null for a miss. Returns whether it could have been found too old. */
        boolean check(@Nullable Object found) {
            boolean removed = newestRemoval >= floor.version;
            Stamp stamp = found == null ? null : own(found);
            boolean held = target.isHealthySince(floor.generation);
            if (held && found == null && !removed) {
                violations.add("lost: " + name + " was at version " + floor.version + " and is missing");
            } else if (held && stamp != null && stamp.version() < floor.version) {
                violations.add("stale: " + name + " at version " + stamp.version() + " after " + floor.version
                        + " was stored, generation " + floor.generation + " of server " + target.index);
            }
            return held;
        }
    }

    /** Checks that a value read from this key was written to it; returns its stamp. */
    @Nullable
    Stamp own(Object found) {
        long mostWritten = newest;
        Stamp stamp = found instanceof String text ? Stamp.read(text) : null;
        if (stamp == null) {
            violations.add("torn: " + name + " holds " + shortened(found));
        } else if (!stamp.key().equals(name)) {
            violations.add("crossed: " + name + " was answered with a value of " + stamp.key());
        } else if (stamp.version() > mostWritten) {
            violations.add("made up: " + name + " at version " + stamp.version() + " of " + mostWritten);
        } else {
            return stamp;
        }
        return null;
    }

    Expectation expect() {
        return new Expectation();
    }

    private static String shortened(Object found) {
        String text = found.toString();
        return '"' + text.substring(0, Math.min(60, text.length())) + "\", " + text.length() + " characters";
    }

    @Override
    public String toString() {
        return name;
    }
}
