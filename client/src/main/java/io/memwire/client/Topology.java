package io.memwire.client;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The servers in use; a new list keeps the nodes, and so the connections, of servers that stay. */
final class Topology {
    private final ClientContext context;
    private final Dispatcher dispatcher;
    private final KeyHasher hasher;
    private final NodeLocatorFactory locators;

    private final Map<String, Node> nodes = new HashMap<>(); // by address; guarded by this
    private volatile List<Server> servers = List.of();
    private boolean closed; // guarded by this

    Topology(ClientContext context, Dispatcher dispatcher, KeyHasher hasher, NodeLocatorFactory locators) {
        this.context = context;
        this.dispatcher = dispatcher;
        this.hasher = hasher;
        this.locators = locators;
    }

    List<Server> servers() {
        return servers;
    }

    synchronized void setServers(List<Server> newServers) {
        if (closed) {
            return;
        }
        NodeLocator locator = locator(newServers); // first: it may refuse the list
        var gone = new HashMap<>(nodes);
        var inUse = new ArrayList<Node>();
        for (Server server : newServers) {
            gone.remove(server.address());
            Node node = nodes.computeIfAbsent(server.address(), address -> new Node(server, context));
            node.rename(server);
            inUse.add(node);
        }
        dispatcher.use(new Router(inUse, hasher, locator, context.options().failover()));
        servers = newServers;
        gone.forEach((address, node) -> {
            nodes.remove(address);
            node.retire();
        });
    }

    private NodeLocator locator(List<Server> newServers) {
        try {
            return Objects.requireNonNull(locators.create(newServers, hasher), "locator");
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw Origin.of("node locator", locators).failure("place " + newServers.size() + " servers", e);
        }
    }

    synchronized void disconnectAll() {
        for (Node node : nodes.values()) {
            node.closeAll("disconnectAll() was called", true);
        }
    }

    synchronized void close() {
        closed = true;
        for (Node node : nodes.values()) {
            node.closeAll("the client was closed", false);
            node.retire();
        }
    }
}
