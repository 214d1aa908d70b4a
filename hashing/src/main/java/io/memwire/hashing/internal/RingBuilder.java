package io.memwire.hashing.internal;

import java.util.Arrays;

/** Collects the points of the servers, one server after the other, and makes the ring of them. */
final class RingBuilder {
    /** Which server has a point that more than one would have. */
    enum Collision {
        /** The first in the list. */
        FIRST,
        /** The last in the list. */
        LAST,
        /** In the list of all claims, in the order of the servers, that at the position modulo their number. */
        MODULO
    }

    /** Position, ordered, in the high half; server in the low half: sorted, they are the ring. */
    private long[] claims;

    private int size;
    private final boolean signed;

    RingBuilder(int expected, boolean signed) {
        this.claims = new long[expected];
        this.signed = signed;
    }

    void add(int position, int server) {
        if (size == claims.length) {
            claims = Arrays.copyOf(claims, Math.max(16, size + (size >> 1)));
        }
        claims[size++] = (long) Ring.ordered(position, signed) << 32 | server;
    }

    /**
     * Makes the ring.
     *
     * @param servers for each server that was added its index in the ring
     */
    Ring build(int[] servers, Collision collision) {
        Arrays.sort(claims, 0, size);
        int[] points = new int[size];
        int[] owners = new int[size];
        int count = 0;
        int end;
        for (int start = 0; start < size; start = end) {
            int point = point(start);
            end = start + 1;
            while (end < size && point(end) == point) {
                end++;
            }
            points[count] = point;
            owners[count++] = servers[(int) claims[chosen(start, end, collision)]];
        }
        return new Ring(Arrays.copyOf(points, count), Arrays.copyOf(owners, count), servers.length, signed);
    }

    private int point(int claim) {
        return (int) (claims[claim] >> 32);
    }

    private int chosen(int start, int end, Collision collision) {
        return switch (collision) {
            case FIRST -> start;
            case LAST -> end - 1;
            case MODULO -> start + Integer.remainderUnsigned(Ring.ordered(point(start), signed), end - start);
        };
    }
}
