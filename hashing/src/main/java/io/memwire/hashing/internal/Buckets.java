package io.memwire.hashing.internal;

import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The buckets of the servers: each owns as many, in a row, as its weight says. Kept as the end of each row, not bucket by
 * bucket, so that a weight of a billion costs no more than one of 1.
 */
final class Buckets {
    /** For each server the number of buckets up to its last one. */
    private final long[] ends;

    private final long count;
    private final boolean oneEach;

    Buckets(List<Server> servers) {
        ends = new long[servers.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += servers.get(i).weight();
            ends[i] = end;
        }
        count = end;
        oneEach = count == ends.length;
    }

    int servers() {
        return ends.length;
    }

    /** The server that owns the bucket of this hash. */
    int serverOf(long hash) {
        return owner(Math.floorMod(hash, count));
    }

    /** The same for a hash beyond 64 bits. */
    int serverOf(BigInteger hash) {
        return owner(hash.mod(BigInteger.valueOf(count)).longValue());
    }

    private int owner(long bucket) {
        if (oneEach) {
            return (int) bucket;
        }
        // The owner is the first server whose row ends behind the bucket.
        int found = Arrays.binarySearch(ends, bucket + 1);
        return found >= 0 ? found : -found - 1;
    }

    /** The next server in the list that is available, counted on from this one and around, or {@link NodeLocator#NONE}. */
    static int availableAfter(int server, int servers, NodeAvailability nodes) {
        for (int step = 1; step < servers; step++) {
            int candidate = (int) (((long) server + step) % servers);
            if (nodes.isAvailable(candidate)) {
                return candidate;
            }
        }
        return NodeLocator.NONE;
    }
}
