package io.memwire.hashing.internal;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import io.memwire.hashing.NodeNames;
import java.util.HashMap;
import java.util.List;

/** The names of a list of servers. */
final class DistinctNames {
    private DistinctNames() {}

    /**
     * The names, in the order of the servers.
     *
     * @throws InvalidRequestException if two have the same, so that one would have no keys
     */
    static List<String> of(List<Server> servers, NodeNames names) {
        var earlier = new HashMap<String, Server>();
        return servers.stream()
                .map(server -> {
                    String name = names.nameOf(server);
                    Server other = earlier.put(name, server);
                    if (other != null) {
                        throw new InvalidRequestException("node name \"" + name + "\" is that of " + other.address()
                                + " and of " + server.address() + ": give each a name of its own");
                    }
                    return name;
                })
                .toList();
    }
}
