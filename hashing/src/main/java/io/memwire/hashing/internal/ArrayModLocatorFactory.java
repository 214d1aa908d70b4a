package io.memwire.hashing.internal;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.Objects;

/** Modulo the number of servers, as spymemcached, xmemcached and libmemcached have it. */
public final class ArrayModLocatorFactory implements NodeLocatorFactory {
    /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
    public ArrayModLocatorFactory() {}

    @Override
    public String name() {
        return "array-mod";
    }

    @Override
    public NodeLocator create(List<Server> servers, KeyHasher hasher) {
        Objects.requireNonNull(hasher, "hasher");
        return new ArrayModLocator(new Buckets(servers));
    }

    @Override
    public String toString() {
        return name();
    }
}
