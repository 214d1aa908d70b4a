package io.memwire.testkit;

import io.memwire.testkit.Fault.Kind;
import java.util.Map;

/**
 * What a {@link FaultProxy} has done since it was started. A fault of the flow counts once for each way of each connection
 * that it is put to use on, or once for each message that was chosen; all others each time they happen.
 *
 * @param connections how many connections clients have made
 * @param open how many of them are open now
 * @param bytesToServer bytes written to the server
 * @param bytesToClient bytes written to clients
 * @param faults how often each fault has happened; every kind has an entry
 * @since 0.1
 */
public record FaultCounts(int connections, int open, long bytesToServer, long bytesToClient, Map<Kind, Long> faults) {
    /** Copies the map. */
    public FaultCounts {
        faults = Map.copyOf(faults);
    }

    /**
     * How often a fault has happened.
     *
     * @param kind of the fault
     * @return times, from 0
     */
    public long of(Kind kind) {
        return faults.getOrDefault(kind, 0L);
    }

    /**
     * How often faults of any kind have happened.
     *
     * @return times, from 0
     */
    public long total() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }
}
