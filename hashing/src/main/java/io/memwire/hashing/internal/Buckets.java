package io.memwire.hashing.internal;

import io.memwire.api.Server;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The buckets of the servers: each owns as many, in a row, as its weight says. Kept as the end of each row, not bucket by
 * bucket, so that a weight of a billion costs no more than one of 1. A server of weight 0 owns none.
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
        oneEach = servers.stream().allMatch(server -> server.weight() == 1);
    }

    int servers() {
        return ends.length;
    }

    /** Whether no server owns any; then no hash has a bucket. */
    boolean isEmpty() {
        return count == 0;
    }

    boolean ownsAny(int server) {
        return ends[server] > (server == 0 ? 0 : ends[server - 1]);
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
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && ends[found - 1] == ends[found]) { // the servers behind it own nothing
            found--;
        }
        return found;
    }
}
