package io.memwire.hashing.internal;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.NodeNames;
import java.util.List;
import java.util.Objects;

/** Weighted rendezvous. */
public final class RendezvousLocatorFactory implements NodeLocatorFactory {
    private final NodeNames names;

    /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
    public RendezvousLocatorFactory() {
        this(Server::address);
    }

    /** With names given by hand. */
    public RendezvousLocatorFactory(NodeNames names) {
        this.names = Objects.requireNonNull(names, "names");
    }

    @Override
    public String name() {
        return "rendezvous";
    }

    @Override
    public NodeLocator create(List<Server> servers, KeyHasher hasher) {
        Objects.requireNonNull(hasher, "hasher");
        return new RendezvousLocator(servers, DistinctNames.of(servers, names));
    }

    @Override
    public String toString() {
        return name();
    }
}
