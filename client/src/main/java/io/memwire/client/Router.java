package io.memwire.client;

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

    /** The node for a key: its own or, when that is dead, the locator's alternative; null when there is none. */
    @Nullable
    Node route(Key key) {
        int index;
        Number routingHash = key.routingHash();
        if (routingHash == null) {
            index = locator.locate(hasher.hash(key.bytes(), 0, key.length()), this);
        } else if (routingHash instanceof BigInteger big) {
            index = locator.locate(big, this);
        } else {
            index = locator.locate(routingHash.longValue(), this);
        }
        if (index < 0) {
            return null;
        }
        Node node = nodes.get(index);
        return node.isAvailable() ? node : null;
    }

    @Override
    public boolean isAvailable(int node) {
        return !failover || nodes.get(node).isAvailable();
    }

    List<Node> nodes() {
        return nodes;
    }
}
