package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Key → node, for one list of servers. Immutable; a new list makes a new one. Routing allocates nothing. */
final class Router implements NodeAvailability {
    private final List<Node> nodes;
    private final KeyHasher hasher;
    private final NodeLocator locator;
    private final boolean failover;

    Router(List<Node> nodes, KeyHasher hasher, NodeLocator locator, boolean failover) {
        this.nodes = List.copyOf(nodes);
        this.hasher = hasher;
        this.locator = locator;
        this.failover = failover;
    }

    /**
     * The node for a key: its own or, when that is dead, the locator's alternative; null when there is none.
     *
     * @param ruledOut nodes that are not to be chosen though they may not be marked dead; empty as a rule
     * @throws InvalidRequestException if the hasher or the locator fails
     */
    @Nullable
    Node route(Key key, Set<Node> ruledOut) {
        int index = locate(key, ruledOut);
        return index < 0 ? null : nodes.get(index);
    }

    /** The same as an index into {@link #nodes()}; negative when there is none. */
    int locate(Key key, Set<Node> ruledOut) {
        NodeAvailability choice = ruledOut.isEmpty()
                ? this
                : node -> !failover || (isAvailable(node) && !ruledOut.contains(nodes.get(node)));
        int index = ask(key, choice);
        if (index < 0 || !nodes.get(index).isAvailable() || ruledOut.contains(nodes.get(index))) {
            return NodeLocator.NONE;
        }
        return index;
    }

    /** What a plug-in does wrong is told by its name, and no other call hears of it. */
    private int ask(Key key, NodeAvailability choice) {
        Number routingHash = key.routingHash();
        long hash = routingHash == null ? hash(key) : routingHash.longValue();
        try {
            int index;
            if (routingHash == null) {
                index = locator.locate(hash, key.bytes(), 0, key.length(), choice);
            } else if (routingHash instanceof BigInteger big) {
                index = locator.locate(big, choice);
            } else {
                index = locator.locate(hash, choice);
            }
            if (index >= nodes.size()) {
                throw new InvalidRequestException("for key " + key + " the " + Origin.of("node locator", locator)
                        + " chose server " + index + " of " + nodes.size() + ", counted from 0");
            }
            return index;
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure("node locator", locator, key, e);
        }
    }

    private long hash(Key key) {
        try {
            return hasher.hash(key.bytes(), 0, key.length());
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure("key hasher", hasher, key, e);
        }
    }

    private static InvalidRequestException failure(String word, Object plugin, Key key, Throwable thrown) {
        return Origin.of(word, plugin).failure("choose a server for key " + key, thrown);
    }

    @Override
    public boolean isAvailable(int node) {
        return !failover || nodes.get(node).isAvailable();
    }

    List<Node> nodes() {
        return nodes;
    }
}
