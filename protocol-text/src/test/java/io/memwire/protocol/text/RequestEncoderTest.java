package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEncoderTest {
    private static final byte[] KEY = ascii("foo");
    private static final byte[] BAR = ascii("bar");

    static Stream<Arguments> requests() {
        return Stream.of(
                request("get foo\r\n", out -> RequestEncoder.get(out, KEY)),
                request("gets foo\r\n", out -> RequestEncoder.gets(out, KEY)),
                request("gat 60 foo\r\n", out -> RequestEncoder.gat(out, 60, KEY)),
                request("gats -1 foo\r\n", out -> RequestEncoder.gats(out, -1, KEY)),
                request("set foo 0 0 3\r\nbar\r\n", out -> store(out, StoreCommand.SET, 0, 0, BAR, false)),
                request("set foo 0 0 3 noreply\r\nbar\r\n", out -> store(out, StoreCommand.SET, 0, 0, BAR, true)),
                request("set foo 0 60 3\r\nbar\r\n", out -> store(out, StoreCommand.SET, 0, 60, BAR, false)),
                request("set foo 0 -1 3\r\nbar\r\n", out -> store(out, StoreCommand.SET, 0, -1, BAR, false)),
                request("set foo 0 0 0\r\n\r\n", out -> store(out, StoreCommand.SET, 0, 0, ascii(""), false)),
                request(
                        "set foo 4294967295 4102444800 3\r\nbar\r\n",
                        out -> store(out, StoreCommand.SET, -1, 4_102_444_800L, BAR, false)),
                request("add foo 16 0 3\r\nbar\r\n", out -> store(out, StoreCommand.ADD, 16, 0, BAR, false)),
                request("replace foo 2 0 3\r\nbar\r\n", out -> store(out, StoreCommand.REPLACE, 2, 0, BAR, false)),
                request("append foo 0 0 3\r\nbar\r\n", out -> store(out, StoreCommand.APPEND, 0, 0, BAR, false)),
                request(
                        "prepend foo 0 0 3 noreply\r\nbar\r\n",
                        out -> store(out, StoreCommand.PREPEND, 0, 0, BAR, true)),
                request("cas foo 0 5 3 77\r\nbar\r\n", out -> RequestEncoder.cas(out, KEY, 0, 5, BAR, 77, false)),
                request(
                        "cas foo 4294967295 0 3 18446744073709551615 noreply\r\nbar\r\n",
                        out -> RequestEncoder.cas(out, KEY, -1, 0, BAR, -1, true)),
                request("delete foo\r\n", out -> RequestEncoder.delete(out, KEY, false)),
                request("delete foo noreply\r\n", out -> RequestEncoder.delete(out, KEY, true)),
                request("incr foo 1\r\n", out -> RequestEncoder.incr(out, KEY, 1, false)),
                request("incr foo 18446744073709551615 noreply\r\n", out -> RequestEncoder.incr(out, KEY, -1, true)),
                request("decr foo 2\r\n", out -> RequestEncoder.decr(out, KEY, 2, false)),
                request("decr foo 0 noreply\r\n", out -> RequestEncoder.decr(out, KEY, 0, true)),
                request("touch foo 0\r\n", out -> RequestEncoder.touch(out, KEY, 0, false)),
                request("touch foo 10 noreply\r\n", out -> RequestEncoder.touch(out, KEY, 10, true)),
                request("flush_all\r\n", out -> RequestEncoder.flushAll(out, -1, false)),
                request("flush_all 0\r\n", out -> RequestEncoder.flushAll(out, 0, false)),
                request("flush_all 30 noreply\r\n", out -> RequestEncoder.flushAll(out, 30, true)),
                request("flush_all noreply\r\n", out -> RequestEncoder.flushAll(out, -1, true)),
                request("stats\r\n", out -> RequestEncoder.stats(out, null)),
                request("stats items\r\n", out -> RequestEncoder.stats(out, "items")),
                request("stats detail on\r\n", out -> RequestEncoder.stats(out, "detail on")),
                request("version\r\n", RequestEncoder::version),
                request("verbosity 1\r\n", out -> RequestEncoder.verbosity(out, 1, false)),
                request("verbosity 2 noreply\r\n", out -> RequestEncoder.verbosity(out, 2, true)),
                request("quit\r\n", RequestEncoder::quit));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void writesTheBytesOfTheProtocolAfterWhatIsThere(String expected, Consumer<WireBuffer> request) {
        WireBuffer out = new WireBuffer(0);

        request.accept(out.putAscii("before\r\n"));

        assertEquals("before\r\n" + expected, text(out));
    }

    @Test
    void mergesKeysIntoTheRetrievalThatEndsTheBuffer() {
        WireBuffer out = new WireBuffer(16);

        RequestEncoder.version(out);
        RequestEncoder.gats(out, 9, KEY);
        RequestEncoder.anotherKey(out, BAR);
        RequestEncoder.anotherKey(out, KEY);

        assertEquals("version\r\ngats 9 foo bar foo\r\n", text(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items\r\nflush_all", "\0", "a\tb", "\u007f", "größe"})
    void refusesAStatsArgumentThatCouldBeMoreThanOne(String arg) {
        WireBuffer out = new WireBuffer(16);

        assertThrows(IllegalArgumentException.class, () -> RequestEncoder.stats(out, arg));
        assertEquals(0, out.length());
    }

    private static void store(
            WireBuffer out, StoreCommand command, int flags, long exptime, byte[] value, boolean noreply) {
        RequestEncoder.store(out, command, KEY, flags, exptime, value, noreply);
    }

    private static Arguments request(String expected, Consumer<WireBuffer> request) {
        return Arguments.of(expected, request);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(WireBuffer out) {
        return new String(out.array(), 0, out.length(), StandardCharsets.US_ASCII);
    }
}
