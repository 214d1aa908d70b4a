package io.memwire.hashing.internal;

import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;

/** The bucket of the hash modulo the number of buckets, and while its server is not available the next server. */
final class ArrayModLocator implements NodeLocator {
    private final Buckets buckets;

    ArrayModLocator(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public int locate(long hash, NodeAvailability nodes) {
        if (buckets.servers() == 0) {
            return NONE;
        }
        int node = buckets.serverOf(hash);
        return nodes.isAvailable(node) ? node : Buckets.availableAfter(node, buckets.servers(), nodes);
    }
}
