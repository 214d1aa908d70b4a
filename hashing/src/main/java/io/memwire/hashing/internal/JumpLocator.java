package io.memwire.hashing.internal;

import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;

/**
 * Jump consistent hash (Lamping and Veach, 2014): as a bucket is added at the end, a hash stays where it is or moves to
 * the new bucket. An unavailable node's hashes are scattered anew, a few times, and at last go to the next in the list.
 */
final class JumpLocator implements NodeLocator {
    private static final long MULTIPLIER = 2862933555777941757L;

    /** With half of the nodes down, one hash in a million goes to the next in the list. */
    private static final int TRIES = 20;

    private final int servers;

    JumpLocator(int servers) {
        this.servers = servers;
    }

    @Override
    public int locate(long hash, NodeAvailability nodes) {
        if (servers == 0) {
            return NONE;
        }
        int node = bucket(hash, servers);
        return nodes.isAvailable(node) ? node : alternative(hash, nodes);
    }

    private int alternative(long hash, NodeAvailability nodes) {
        int node = 0;
        long next = hash;
        for (int i = 0; i < TRIES; i++) {
            next = Mix.mix(next + MULTIPLIER);
            node = bucket(next, servers);
            if (nodes.isAvailable(node)) {
                return node;
            }
        }
        return Buckets.availableAfter(node, servers, nodes);
    }

    static int bucket(long hash, int buckets) {
        long state = hash;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * MULTIPLIER + 1;
            next = (long) ((bucket + 1) * (0x1p31 / ((state >>> 33) + 1)));
        }
        return (int) bucket;
    }
}
