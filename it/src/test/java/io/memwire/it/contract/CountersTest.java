package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.ServerErrorException;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** incr, decr. */
class CountersTest extends Contract {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    CountersTest(Setting setting) {
        super(setting);
    }

    @Test
    void countsUpAndDown() {
        cache.set("counter", 10);

        assertEquals(OptionalLong.of(11), cache.incr("counter"));
        assertEquals(OptionalLong.of(111), cache.incr("counter", 100));
        assertEquals(OptionalLong.of(111), cache.incr(Key.of("counter"), 0));
        assertEquals(OptionalLong.of(110), cache.decr("counter"));
        assertEquals(OptionalLong.of(10), cache.decr("counter", 100));
        assertEquals(OptionalLong.of(9), cache.decr(Key.of("counter"), 1));
        assertEquals(9, cache.get("counter", Integer.class), "padded by the server, read all the same");
    }

    @Test
    void givesEmptyOnAMiss() {
        assertEquals(OptionalLong.empty(), cache.incr("missing"));
        assertEquals(OptionalLong.empty(), cache.decr("missing", 5));
        assertEquals("-", wire.stored("missing"));
    }

    @Test
    void countsTextOfDigitsToo() {
        wire.set("counter", 0, "41");

        assertEquals(OptionalLong.of(42), cache.incr("counter"));
        assertEquals(42L, cache.get("counter", Long.class));
        assertEquals("42", cache.get("counter", String.class));
    }

    @Test
    void countsIn64UnsignedBits() {
        cache.set("counter", LARGEST.subtract(BigInteger.ONE));

        OptionalLong largest = cache.incr("counter", 1);
        assertEquals("18446744073709551615", Long.toUnsignedString(largest.orElseThrow()));
        assertEquals(LARGEST, cache.get("counter", BigInteger.class));

        assertEquals(OptionalLong.of(4), cache.incr("counter", 5), "it wraps");
        assertEquals(OptionalLong.of(Long.MAX_VALUE + 4L), cache.incr("counter", Long.MAX_VALUE));
    }

    @Test
    void countsByAnyUnsignedNumber() {
        long huge = Long.parseUnsignedLong("18446744073709551610");
        cache.set("counter", 3);

        assertEquals(OptionalLong.of(huge + 3), cache.incrUnsigned("counter", huge));
        assertEquals(OptionalLong.of(3), cache.decrUnsigned(Key.of("counter"), huge));
        assertEquals(OptionalLong.of(0), cache.decrUnsigned("counter", -1));
        assertEquals(OptionalLong.empty(), cache.incrUnsigned("missing", huge));
    }

    @Test
    void stopsAtZero() {
        cache.set("counter", 3);

        assertEquals(OptionalLong.of(0), cache.decr("counter", 5));
        assertEquals(OptionalLong.of(0), cache.decr("counter", Long.MAX_VALUE));
    }

    @Test
    void saysThatAValueIsNoNumber() {
        cache.set("text", "abc");

        ServerErrorException refused = assertThrows(ServerErrorException.class, () -> cache.incr("text"));

        assertEquals(ServerErrorException.Kind.CLIENT_ERROR, refused.kind());
        assertEquals("cannot increment or decrement non-numeric value", refused.serverText());
        assertTrue(String.valueOf(refused.getMessage()).contains(server.address()), refused.getMessage());
        assertThrows(ServerErrorException.class, () -> cache.decr("text", 2));
        assertEquals("abc", cache.get("text", String.class), "the connection is usable");
    }
}
