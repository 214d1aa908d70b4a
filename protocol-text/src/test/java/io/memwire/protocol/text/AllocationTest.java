package io.memwire.protocol.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the hot path allocates, counted by the JVM: nothing, save the array of a value. */
class AllocationTest {
    private static final int CALLS = 20_000;
    private static final byte[] KEY = ascii("some:key:1234");
    private static final byte[] VALUE = new byte[100];

    /** A header of 16 bytes and the value, rounded up to 8. */
    private static final long VALUE_ARRAY_BYTES = 120;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WireBuffer out = new WireBuffer(4096);
    private final ReplyDecoder decoder = new ReplyDecoder(ReplyLimits.DEFAULTS);
    private long sum; // keeps the results alive

    @Test
    void countsAllocationsAtAll() {
        assertTrue(bytesPerCall(() -> sum += new byte[100].length) >= VALUE_ARRAY_BYTES - 8);
    }

    @Test
    void encodesEveryRequestWithoutAllocation() {
        assertEquals(0, bytesPerCall(() -> {
            out.clear();
            RequestEncoder.get(out, KEY);
            RequestEncoder.anotherKey(out, KEY);
            RequestEncoder.gets(out, KEY);
            RequestEncoder.gat(out, 60, KEY);
            RequestEncoder.gats(out, 60, KEY);
            for (StoreCommand command : COMMANDS) {
                RequestEncoder.store(out, command, KEY, -1, 60, VALUE, false);
            }
            RequestEncoder.cas(out, KEY, 0, 0, VALUE, -1, true);
            RequestEncoder.delete(out, KEY, false);
            RequestEncoder.incr(out, KEY, -1, false);
            RequestEncoder.decr(out, KEY, 1, false);
            RequestEncoder.touch(out, KEY, 60, false);
            RequestEncoder.flushAll(out, 10, false);
            RequestEncoder.stats(out, "items");
            RequestEncoder.version(out);
            RequestEncoder.verbosity(out, 1, false);
            RequestEncoder.quit(out);
        }));
    }

    private static final StoreCommand[] COMMANDS = StoreCommand.values();

    @Test
    void decodesRequestsWithoutAllocation() {
        byte[] wire = ascii(String.join(
                "\r\n",
                "get a b ccc",
                "gets a",
                "gat 60 a b",
                "delete a",
                "incr a 18446744073709551615",
                "decr a 1 noreply",
                "touch a 60",
                "set a 0 0 0",
                "",
                "flush_all 10",
                "version",
                "nonsense",
                ""));
        var requests = new RequestDecoder(RequestLimits.DEFAULTS);

        assertEquals(0, bytesPerCall(() -> {
            System.arraycopy(wire, 0, requests.target(), requests.targetOffset(), wire.length);
            requests.received(wire.length);
            for (Request request; (request = requests.next()) != null; ) {
                while (request.nextKey()) {
                    sum += request.keyLength();
                }
            }
        }));
    }

    @Test
    void decodesShortRepliesWithoutAllocation() {
        byte[] wire = ascii(String.join(
                "\r\n",
                "END",
                "STORED",
                "NOT_STORED",
                "EXISTS",
                "NOT_FOUND",
                "DELETED",
                "TOUCHED",
                "OK",
                "3  ",
                "18446744073709551615",
                "STAT a b",
                "SERVER_ERROR x",
                "VALUE k 0 0",
                "",
                "END",
                ""));

        assertEquals(0, bytesPerCall(() -> decode(wire, wire.length)));
        assertEquals(0, bytesPerCall(() -> decode(wire, 7)));
    }

    @Test
    void allocatesOnlyTheValueOfAHit() {
        WireBuffer wire = new WireBuffer(256);
        wire.putAscii("VALUE ").put(KEY).putAscii(" 4294967295 100 18446744073709551615\r\n");
        wire.put(VALUE).putAscii("\r\nEND\r\n");
        byte[] bytes = Arrays.copyOf(wire.array(), wire.length());

        assertEquals(VALUE_ARRAY_BYTES, bytesPerCall(() -> decode(bytes, bytes.length)));
        assertEquals(VALUE_ARRAY_BYTES, bytesPerCall(() -> decode(bytes, 50)));
    }

    private void decode(byte[] wire, int pieceBytes) {
        for (int at = 0; at < wire.length; at += pieceBytes) {
            int count = Math.min(pieceBytes, wire.length - at);
            System.arraycopy(wire, at, decoder.target(), decoder.targetOffset(), count);
            decoder.received(count);
            for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
                sum += kind == ReplyKind.VALUE && decoder.keyEquals(KEY) ? decoder.value().length : 1;
            }
        }
    }

    /** Rounded, so that what the JVM allocates now and then for itself does not count. */
    private long bytesPerCall(Runnable call) {
        run(call);
        long before = thread.getCurrentThreadAllocatedBytes();
        run(call);
        return Math.round((thread.getCurrentThreadAllocatedBytes() - before) / (double) CALLS);
    }

    private static void run(Runnable call) {
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
