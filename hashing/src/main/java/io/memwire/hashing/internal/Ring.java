package io.memwire.hashing.internal;

import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.BitSet;

/**
 * Points on a circle of 2^32 positions, each owned by a server. A hash belongs to the first point at or after it, and
 * after the last point to the first. Immutable.
 */
final class Ring {
    /** Positions in ascending order, as {@link #ordered} makes them. */
    private final int[] points;

    private final int[] owners;
    private final int servers;
    private final boolean signed;

    /**
     * Takes the arrays.
     *
     * @param points positions in ascending order, each once, as {@link #ordered} makes them
     * @param owners for each point the index of its server
     * @param servers number of servers, with those that own no point
     * @param signed whether positions are ordered as signed numbers
     */
    Ring(int[] points, int[] owners, int servers, boolean signed) {
        this.points = points;
        this.owners = owners;
        this.servers = servers;
        this.signed = signed;
    }

    /** A position such that the order of the ring is that of signed numbers. */
    static int ordered(int position, boolean signed) {
        return signed ? position : position ^ Integer.MIN_VALUE;
    }

    boolean isEmpty() {
        return points.length == 0;
    }

    int servers() {
        return servers;
    }

    /** The point that a hash belongs to; only the lowest 32 bits of the hash count. */
    int pointOf(long hash) {
        int position = ordered((int) hash, signed);
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[middle] < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == points.length ? 0 : low;
    }

    /** The server that owns a point. */
    int owner(int point) {
        return owners[point];
    }

    /** The owner of the next point whose owner is available, or {@link NodeLocator#NONE}. Asks each server once. */
    int availableAfter(int point, NodeAvailability nodes) {
        var asked = new BitSet(servers);
        asked.set(owners[point]);
        int rest = servers - 1;
        for (int step = 1; step < points.length && rest > 0; step++) {
            int node = owners[(int) (((long) point + step) % points.length)];
            if (!asked.get(node)) {
                if (nodes.isAvailable(node)) {
                    return node;
                }
                asked.set(node);
                rest--;
            }
        }
        return NodeLocator.NONE;
    }
}
