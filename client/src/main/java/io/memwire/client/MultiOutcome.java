package io.memwire.client;

import io.memwire.api.MemcacheException;
import io.memwire.api.PartialResultException;
import io.memwire.api.Server;
import io.memwire.api.ServerFailure;
import io.memwire.api.TranscodingException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the keys of a multi command: parts that ended, and the failures that its caller is to hear of. */
final class MultiOutcome {
    /** Keys by their index, a server that failed with them, and how; no server when none was left to ask. */
    private record Loss(@Nullable Server server, BitSet indexes, MemcacheException reason) {}

    private final List<MultiExchange.Part> parts;
    private final List<Loss> losses = new ArrayList<>(0);

    MultiOutcome(List<MultiExchange.Part> parts) {
        this.parts = parts;
    }

    /** The parts that ended, answered or failed; a key in none of them had no server. */
    List<MultiExchange.Part> parts() {
        return parts;
    }

    /** Adds keys that have no result, unless nobody is to be told: then {@code reason} is null. */
    void add(@Nullable Server server, int[] indexes, @Nullable MemcacheException reason) {
        if (reason == null || indexes.length == 0) {
            return;
        }
        var set = new BitSet();
        for (int index : indexes) {
            set.set(index);
        }
        for (Loss loss : losses) { // parts of one server
            if (server != null && loss.server != null && server.address().equals(loss.server.address())) {
                loss.indexes.or(set);
                loss.reason.addSuppressed(reason);
                return;
            }
        }
        losses.add(new Loss(server, set, reason));
    }

    /**
     * Ends the command if no key of {@code count} has a result.
     *
     * @throws MemcacheException the first failure, with those of other servers suppressed below it
     */
    void requireSomeResult(int count) {
        var lost = new BitSet();
        losses.forEach(loss -> lost.or(loss.indexes));
        if (!losses.isEmpty() && lost.cardinality() == count) {
            throw first();
        }
    }

    private MemcacheException first() {
        MemcacheException first = losses.get(0).reason;
        losses.stream().skip(1).forEach(loss -> first.addSuppressed(loss.reason));
        return first;
    }

    /**
     * Tells of keys without a result.
     *
     * @param originals the keys as the caller gave them
     * @param hits values of a retrieval
     * @param declined further keys that have no result, for the server said so
     * @param undecodable why other values are no hits, or null
     * @throws PartialResultException if there are failures to be thrown
     */
    void requireWhole(List<?> originals, Map<?, ?> hits, Set<?> declined, @Nullable TranscodingException undecodable) {
        if (losses.isEmpty()) {
            return;
        }
        var failed = new LinkedHashSet<Object>();
        var failures = new ArrayList<ServerFailure>();
        for (Loss loss : losses) {
            var keys = new LinkedHashSet<Object>();
            loss.indexes.stream().forEach(index -> keys.add(originals.get(index)));
            failed.addAll(keys);
            failures.add(new ServerFailure(loss.server, keys, loss.reason));
        }
        failed.addAll(declined);
        var exception = new PartialResultException(hits, failed, failures);
        if (undecodable != null) {
            exception.addSuppressed(undecodable);
        }
        throw exception;
    }
}
