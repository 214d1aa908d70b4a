package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.FailureMode;
import io.memwire.api.ServerErrorException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import io.memwire.testkit.Answer;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.ScriptedServer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest that the protocol and memcached take: flags and cas uniques of all bits, values up to the last byte. */
class ExtremesTest extends OnBothFaces {
    private static final int MEBIBYTE = 1 << 20;

    /** Room for the key and for what memcached itself writes into an item, which is 1 MiB with all of it. */
    private static final int ITEM_OVERHEAD = 64;

    ExtremesTest(Face face) {
        super(face);
    }

    /** Writes bytes under flags of its own, and expects them. */
    private record WithFlags(int flags) implements Transcoder {
        @Override
        public EncodedValue encode(Object value, int compressOver) {
            return new EncodedValue(flags, (byte[]) value);
        }

        @Override
        public <T> T decode(int stored, byte[] data, Class<T> type) {
            assertEquals(flags, stored);
            return type.cast(data);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
    void flagsHaveAll32Bits(long flags) {
        InstalledPrograms.assume("memcached");
        byte[] value = "value".getBytes(US_ASCII);
        try (var memcached = MemcachedProcess.start();
                var wire = RawSession.open(memcached.address())) {
            var cache = client(builder(memcached.address()).transcoder(new WithFlags((int) flags)));

            assertTrue(cache.set("key", value));

            assertEquals(flags + " value", wire.stored("key"));
            assertArrayEquals(value, cache.get("key", byte[].class));
        }
    }

    @Test
    void foreignFlagsOfAllBitsAreNamed() {
        InstalledPrograms.assume("memcached");
        try (var memcached = MemcachedProcess.start();
                var wire = RawSession.open(memcached.address())) {
            wire.line("set key 4294967295 0 5\r\nvalue");
            var cache = throwing(memcached.address());

            var refused = assertThrows(TranscodingException.class, () -> cache.get("key", String.class));

            assertEquals(-1, refused.flags());
            assertTrue(String.valueOf(refused.getMessage()).contains("0xffffffff"), refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9223372036854775807", "9223372036854775808", "18446744073709551615"})
    void casUniquesHaveAll64Bits(String unique) { // memcached counts from 1, so nobody lives to see it
        try (var server = ScriptedServer.answering(request -> Answer.of(
                request.command().equals("gets")
                        ? "VALUE key 0 5 " + unique + "\r\nvalue\r\nEND\r\n"
                        : "STORED\r\n"))) {
            var cache = throwing(server.address());
            CasValue<String> value = requireNonNull(cache.gets("key", String.class));
            assertEquals(unique, Long.toUnsignedString(value.casUnique()));

            assertEquals(CasResult.STORED, cache.cas("key", "other", value.casUnique()));

            assertTrue(
                    server.requests().stream()
                            .anyMatch(request -> request.line().equals("cas key 0 0 5 " + unique)),
                    () -> "" + server.requests());
        }
    }

    @Test
    void aValueFitsToItsLastByte() {
        InstalledPrograms.assume("memcached");
        var random = new Random(1);
        try (var memcached = MemcachedProcess.start()) {
            var cache = client(
                    builder(memcached.address()).maxValueBytes(2 * MEBIBYTE).failureMode(FailureMode.THROW));
            byte[] fits = new byte[MEBIBYTE - ITEM_OVERHEAD];
            random.nextBytes(fits);

            assertTrue(cache.set("key", fits));
            assertArrayEquals(fits, cache.get("key", byte[].class));

            for (int length : new int[] {MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1}) {
                var refused = assertThrows(ServerErrorException.class, () -> cache.set("large", new byte[length]));
                assertEquals("object too large for cache", refused.serverText());
            }
            assertArrayEquals(fits, cache.get("key", byte[].class), "the connection is usable");
        }
    }
}
