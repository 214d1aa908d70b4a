package io.memwire.hashing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.NodeLocator;
import io.memwire.hashing.internal.RingBuilder.Collision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingTest {
    private static final int[] THREE = {0, 1, 2};

    private static Ring ring(boolean signed, Collision collision, int... positionsAndServers) {
        var builder = new RingBuilder(0, signed);
        for (int i = 0; i < positionsAndServers.length; i += 2) {
            builder.add(positionsAndServers[i], positionsAndServers[i + 1]);
        }
        return builder.build(THREE, collision);
    }

    private static int owner(Ring ring, long hash) {
        return ring.owner(ring.pointOf(hash));
    }

    @Test
    void aHashBelongsToThePointAtItOrAfterItAndAroundToTheFirst() {
        Ring ring = ring(false, Collision.FIRST, 100, 0, 0x80000000, 1, 200, 2);

        assertEquals(0, owner(ring, 0));
        assertEquals(0, owner(ring, 100));
        assertEquals(2, owner(ring, 101));
        assertEquals(1, owner(ring, 201));
        assertEquals(1, owner(ring, 0x80000000L));
        assertEquals(0, owner(ring, 0x80000001L));
        assertEquals(0, owner(ring, 0xffffffffL));
    }

    @Test
    void aSignedRingBeginsWithTheNegativePositions() {
        Ring ring = ring(true, Collision.FIRST, 100, 0, -100, 1);

        assertEquals(1, owner(ring, -200));
        assertEquals(0, owner(ring, -99));
        assertEquals(1, owner(ring, 101));
    }

    @Test
    void takesTheLowest32BitsOfAHash() {
        Ring ring = ring(false, Collision.FIRST, 100, 0, 200, 1);

        assertEquals(1, owner(ring, 0x7_0000_0000L + 150));
        assertEquals(0, owner(ring, -1));
    }

    @ParameterizedTest
    @CsvSource({"FIRST, 0, 0", "LAST, 2, 2", "MODULO, 1, 2"})
    void aSharedPointHasOneOwner(Collision collision, int atTen, int atEleven) {
        Ring ring = ring(false, collision, 10, 2, 10, 0, 10, 1, 11, 1, 11, 2, 11, 0);

        assertEquals(atTen, owner(ring, 10));
        assertEquals(atEleven, owner(ring, 11));
    }

    @Test
    void asksEachServerOnceInTheOrderOfThePoints() {
        Ring ring = ring(false, Collision.FIRST, 1, 0, 2, 1, 3, 0, 4, 1, 5, 2, 6, 0);
        var asked = new ArrayList<Integer>();

        int node = ring.availableAfter(ring.pointOf(3), candidate -> !asked.add(candidate));

        assertEquals(NodeLocator.NONE, node);
        assertEquals(List.of(1, 2), asked);
    }

    @Test
    void goesAroundToTheFirstPointForAnAlternative() {
        Ring ring = ring(false, Collision.FIRST, 1, 0, 2, 1, 3, 2);

        assertEquals(0, ring.availableAfter(ring.pointOf(3), node -> true));
        assertEquals(1, ring.availableAfter(ring.pointOf(3), node -> node == 1));
    }

    @Test
    void aRingWithoutServersHasNoPoints() {
        assertTrue(ring(false, Collision.FIRST).isEmpty());
    }
}
