package io.memwire.api;

import java.util.Map;

/**
 * Counters of one client since it was made; a snapshot.
 *
 * @param commands calls by command name as on the wire ({@code get}, {@code set} …; the multi operations as
 *     {@code get_multi}, {@code set_multi}, {@code delete_multi}); a command never used is absent
 * @param failures failed requests by the simple name of their exception, degraded ones included
 * @since 0.1
 */
public record ClientStatistics(Map<String, Long> commands, Map<String, Long> failures) {
    /** Copies both maps. */
    public ClientStatistics {
        commands = Map.copyOf(commands);
        failures = Map.copyOf(failures);
    }
}
