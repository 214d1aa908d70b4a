package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;

/** A hasher that keeps its name. */
abstract class NamedHasher implements KeyHasher {
    private final String name;

    NamedHasher(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }
}
