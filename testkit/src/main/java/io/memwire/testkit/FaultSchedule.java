package io.memwire.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults one after another, each for its time, for {@link FaultProxy#play}. After the last phase the proxy is healed.
 *
 * <pre>{@code
 * FaultSchedule.first(Duration.ofSeconds(5))                  // five good seconds,
 *         .then(Duration.ofSeconds(2), Fault.stall())         // two without an answer,
 *         .then(Duration.ofSeconds(1), Fault.reset(), Fault.refuse())
 *         .repeated();                                        // and all over again
 * }</pre>
 *
 * <p>Immutable; every method gives a new schedule.
 *
 * @since 0.1
 */
public final class FaultSchedule {
    record Phase(long endNanos, List<Fault> faults) {}

    private final List<Phase> phases;
    private final boolean repeated;

    private FaultSchedule(List<Phase> phases, boolean repeated) {
        this.phases = phases;
        this.repeated = repeated;
    }

    /**
     * A schedule of one phase.
     *
     * @param lasting how long; more than zero
     * @param faults in use during the phase; none for a good time
     * @return the schedule
     */
    public static FaultSchedule first(Duration lasting, Fault... faults) {
        return new FaultSchedule(List.of(), false).then(lasting, faults);
    }

    /**
     * The same with one more phase.
     *
     * @param lasting how long; more than zero
     * @param faults in use during the phase; none for a good time
     * @return a new schedule
     */
    public FaultSchedule then(Duration lasting, Fault... faults) {
        if (lasting.isNegative() || lasting.isZero()) {
            throw new IllegalArgumentException("a phase must last: " + lasting);
        }
        List<Phase> longer = new ArrayList<>(phases);
        longer.add(new Phase(lengthNanos() + lasting.toNanos(), List.of(faults)));
        return new FaultSchedule(List.copyOf(longer), repeated);
    }

    /**
     * The same, beginning again after the last phase until the proxy is told otherwise.
     *
     * @return a new schedule
     */
    public FaultSchedule repeated() {
        return new FaultSchedule(phases, true);
    }

    /** The number of the phase at a time since the beginning, counting on through repetitions; -1 behind the end. */
    int phaseAt(long elapsedNanos) {
        long rounds = elapsedNanos / lengthNanos();
        if (rounds > 0 && !repeated) {
            return -1;
        }
        long within = elapsedNanos % lengthNanos();
        int phase = 0;
        while (phases.get(phase).endNanos() <= within) {
            phase++;
        }
        return (int) rounds * phases.size() + phase;
    }

    /** When a phase ends, in nanoseconds since the beginning. */
    long endNanos(int phase) {
        return phase / phases.size() * lengthNanos()
                + phases.get(phase % phases.size()).endNanos();
    }

    List<Fault> faults(int phase) {
        return phases.get(phase % phases.size()).faults();
    }

    private long lengthNanos() {
        return phases.isEmpty() ? 0 : phases.get(phases.size() - 1).endNanos();
    }
}
