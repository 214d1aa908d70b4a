package io.memwire.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some servers of a multi operation failed, and the others did their part, which is in here: thrown by {@code getMulti},
 * {@code setMulti} and {@code deleteMulti} with {@link FailureMode#THROW}. When no key has a result, the failure of the
 * first server is thrown as it is. Applied: as each {@link ServerFailure#reason()} says. Connection: likewise.
 *
 * <p>Java serialization takes along the message and the causes only; the accessors are empty afterwards.
 *
 * @since 0.1
 */
public final class PartialResultException extends MemcacheException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Map<Object, Object> hits;
    private final transient @Nullable Set<Object> failedKeys;
    private final transient @Nullable List<ServerFailure> failures;

    /**
     * For clients: what there is, and what is missing. The first failure becomes the cause.
     *
     * @param hits what {@link #hits()} gives
     * @param failedKeys what {@link #failedKeys()} gives
     * @param failures what {@link #failures()} gives; at least one
     */
    public PartialResultException(Map<?, ?> hits, Set<?> failedKeys, List<ServerFailure> failures) {
        super(message(failedKeys.size(), failures), failures.get(0).reason());
        this.hits = Collections.unmodifiableMap(new LinkedHashMap<>(hits));
        this.failedKeys = Collections.unmodifiableSet(new LinkedHashSet<>(failedKeys));
        this.failures = List.copyOf(failures);
        failures.stream().skip(1).forEach(failure -> addSuppressed(failure.reason()));
    }

    private static String message(int keys, List<ServerFailure> failures) {
        return keys + (keys == 1 ? " key has" : " keys have")
                + " no result, those of the others are in this exception (docs/errors.md#partial-result): "
                + failures.stream()
                        .map(failure -> String.valueOf(failure.reason().getMessage()))
                        .collect(Collectors.joining("; "));
    }

    /**
     * The hits of a {@code getMulti}.
     *
     * @return the hits under the very keys that were given, in their order, of the class that was asked for; empty for
     *     other operations
     */
    public Map<Object, Object> hits() {
        return hits == null ? Map.of() : hits;
    }

    /**
     * The same for a caller who knows the classes.
     *
     * @param keyType class of the keys that were given
     * @param type the class of the values that was asked for
     * @param <K> type of the keys
     * @param <T> type of the values
     * @return the hits under the very keys that were given, in their order
     * @throws ClassCastException if a key or value is of another class
     */
    public <K, T> Map<K, T> hits(Class<K> keyType, Class<T> type) {
        var typed = new LinkedHashMap<K, T>();
        hits().forEach((key, value) -> typed.put(keyType.cast(key), type.cast(value)));
        return typed;
    }

    /**
     * The keys without a result: a {@code getMulti} does not know whether they have a value, a {@code setMulti} or
     * {@code deleteMulti} would have returned them with {@link FailureMode#DEGRADE}.
     *
     * @return the very keys that were given
     */
    public Set<Object> failedKeys() {
        return failedKeys == null ? Set.of() : failedKeys;
    }

    /**
     * What went wrong, server by server.
     *
     * @return at least one
     */
    public List<ServerFailure> failures() {
        return failures == null ? List.of() : failures;
    }
}
