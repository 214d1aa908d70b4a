package io.memwire.api;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one server failed with its share of a multi operation. Immutable.
 *
 * @param server the server; null when none was left to ask, since those for the keys are dead
 * @param keys the keys without a result, as they were given, in their order
 * @param reason what a call for one of these keys would have thrown; further failures of the same server are suppressed
 *     below it
 * @see PartialResultException#failures()
 * @since 0.1
 */
public record ServerFailure(@Nullable Server server, Set<Object> keys, MemcacheException reason) {
    /** Copies the keys. */
    public ServerFailure {
        keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    }
}
