package io.memwire.hashing.internal;

import io.memwire.api.Server;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import java.util.List;
import java.util.Objects;

/** Jump consistent hash. */
public final class JumpLocatorFactory implements NodeLocatorFactory {
    /** For the service loader; use {@link io.memwire.hashing.NodeLocators}. */
    public JumpLocatorFactory() {}

    @Override
    public String name() {
        return "jump";
    }

    @Override
    public NodeLocator create(List<Server> servers, KeyHasher hasher) {
        Objects.requireNonNull(hasher, "hasher");
        return new JumpLocator(PointCount.EQUAL.of(servers, 1, name()).length);
    }

    @Override
    public String toString() {
        return name();
    }
}
