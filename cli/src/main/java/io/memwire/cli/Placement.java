package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where keys go while some servers are down, as a client would place them. */
final class Placement {
    private final List<Server> servers;
    private final KeyHasher hasher;
    private final NodeLocator locator;
    private final NodeAvailability alive;

    /**
     * Finds hasher and locator by their names.
     *
     * @param dead servers that are down, as in the list; weights do not matter
     * @throws InvalidRequestException if a name is not known or a dead server does not stand in the list
     */
    Placement(ServerOptions options, List<Server> servers, List<String> dead) {
        this.servers = servers;
        this.hasher = Plugins.named(options.hasher(), Plugins.hashers(), "key hasher");
        this.locator = Plugins.named(options.locator(), Plugins.locators(), "node locator")
                .create(servers, hasher);
        boolean[] isDead = new boolean[servers.size()];
        for (String server : dead) {
            isDead[indexOf(Server.parse(server))] = true;
        }
        this.alive = node -> !isDead[node];
    }

    private int indexOf(Server wanted) {
        for (int i = 0; i < servers.size(); i++) {
            if (servers.get(i).address().equals(wanted.address())) {
                return i;
            }
        }
        throw new InvalidRequestException("--dead " + wanted.address() + " is none of the servers: "
                + String.join(", ", servers.stream().map(Server::address).toList()));
    }

    /** The key's hash, the first where a locator hashes again. */
    long hash(byte[] key) {
        return hasher.hash(key);
    }

    /** The server that takes a key with this hash, or null when none does. */
    @Nullable
    Server locate(byte[] key, long hash) {
        int index = locator.locate(hash, key, 0, key.length, alive);
        return index == NodeLocator.NONE ? null : servers.get(index);
    }
}
