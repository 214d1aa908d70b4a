package io.memwire.hashing.internal;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;

/** The server selection of python-memcached. */
public final class ModuloLocatorFactory implements NodeLocatorFactory {
    /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
    public ModuloLocatorFactory() {}

    @Override
    public String name() {
        return "modulo";
    }

    @Override
    public NodeLocator create(List<Server> servers, KeyHasher hasher) {
        return new ModuloLocator(new Buckets(servers), hasher, false);
    }

    @Override
    public String toString() {
        return name();
    }
}
