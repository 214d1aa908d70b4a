package io.memwire.client;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.List;
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
     * @throws InvalidRequestException if the hasher or the locator fails
     */
    @Nullable
    Node route(Key key) {
        int index = locate(key);
        return index < 0 ? null : nodes.get(index);
    }

    /** The same as an index into {@link #nodes()}; negative when there is none. */
    int locate(Key key) {
        int index = ask(key);
        return index >= 0 && nodes.get(index).isAvailable() ? index : NodeLocator.NONE;
    }

    /** Both are plug-ins: what they do wrong is told by their name, and no other call hears of it. */
    private int ask(Key key) {
        Number routingHash = key.routingHash();
        Object asked = routingHash == null ? hasher : locator;
        try {
            int index;
            if (routingHash == null) {
                long hash = hasher.hash(key.bytes(), 0, key.length());
                asked = locator;
                index = locator.locate(hash, key.bytes(), 0, key.length(), this);
            } else if (routingHash instanceof BigInteger big) {
                index = locator.locate(big, this);
            } else {
                index = locator.locate(routingHash.longValue(), this);
            }
            if (index >= nodes.size()) {
                throw new InvalidRequestException("for key " + key + " the " + Origin.of("node locator", locator)
                        + " chose server " + index + " of " + nodes.size() + ", counted from 0");
            }
            return index;
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw Origin.of(asked == hasher ? "key hasher" : "node locator", asked)
                    .failure("choose a server for key " + key, e);
        }
    }

    @Override
    public boolean isAvailable(int node) {
        return !failover || nodes.get(node).isAvailable();
    }

    List<Node> nodes() {
        return nodes;
    }
}
