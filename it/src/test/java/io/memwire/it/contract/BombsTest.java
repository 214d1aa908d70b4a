package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of at most a mebibyte that promise or become much more, put into a real memcached by who means harm: refused in
 * bounded time and memory by a client with default limits, which goes on. Each kind of plug-in has more of its own.
 */
class BombsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int LZ4 = ClientFlags.compressor(1);
    private static final int ZSTD = ClientFlags.compressor(2);
    private static final int KRYO = ClientFlags.serializer(16);

    /** Twice the 32 MiB of {@code maxDecompressedBytes}, for an array that grew, and the objects of a pickle. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final MemcachedProcess memcached = started();
    private final RawSession wire = RawSession.open(memcached.address());
    private final MemcacheClient cache = MemcacheClient.builder()
            .servers(memcached.address())
            .timeout(Duration.ofSeconds(20))
            .failureMode(FailureMode.THROW)
            .build();

    private static MemcachedProcess started() {
        InstalledPrograms.assume("memcached");
        return MemcachedProcess.start("-I", "2m");
    }

    @AfterEach
    void stop() {
        cache.close();
        wire.close();
        memcached.close();
    }

    static Stream<Arguments> bombs() {
        String zeros = "\0".repeat(33 * MEBIBYTE);
        return Stream.of(
                arguments("33 MiB of zeros by zlib", ClientFlags.ZLIB, deflated(zeros)),
                arguments("text of 33 MiB by zlib", ClientFlags.ZLIB | ClientFlags.TEXT, deflated(zeros)),
                arguments("lz4 that declares 4 GiB", LZ4, "\u00ff\u00ff\u00ff\u00ff" + "\0".repeat(1_000_000)),
                arguments("lz4 that declares a byte too many", LZ4, "\1\0\0\2" + "\0".repeat(1_000_000)),
                arguments("lz4 that declares 32 MiB and has nothing", LZ4, "\0\0\0\2\0"),
                arguments("zstd that declares 2^62", ZSTD, "(\u00b5/\u00fd\u00e0\0\0\0\0\0\0\0\100\1\0\0"),
                arguments("zstd of 33 MiB that does not tell", ZSTD, "(\u00b5/\u00fd\0\130" + zstdRuns(264)),
                arguments("zstd of 33 MiB that tells", ZSTD, "(\u00b5/\u00fd\u00a0\0\0\20\2" + zstdRuns(264)),
                arguments("zstd that wants a window of 3.75 TiB", ZSTD, "(\u00b5/\u00fd\0\u00ff" + zstdRuns(2)),
                arguments("a number of a million digits", ClientFlags.LONG, "9".repeat(1_000_000)),
                arguments("the same in a pickle", ClientFlags.PICKLE, "L" + "9".repeat(1_000_000) + "L\n."),
                arguments("a float of a million digits", ClientFlags.PICKLE, "F" + "9".repeat(1_000_000) + "\n."),
                arguments(
                        "lists in lists, a million",
                        ClientFlags.PICKLE,
                        "]".repeat(500_000) + "a".repeat(499_999) + "."),
                arguments("a million marks", ClientFlags.PICKLE, "(".repeat(1_000_000) + "."),
                arguments("two lists of each list before", ClientFlags.PICKLE, laughs()),
                arguments(
                        "a pickle of 32 million lists by zlib",
                        zipped(ClientFlags.PICKLE),
                        deflated("]".repeat(32 * MEBIBYTE))),
                arguments(
                        "a pickle of bytes that are not there",
                        ClientFlags.PICKLE,
                        "\u0080\4\u008e\u00ff\u00ff\u00ff\u007f\0\0\0\0."),
                arguments("kryo's list of two billion", KRYO, "\1\26\u00fe\u00ff\u00ff\u00ff\7"),
                arguments("kryo's bytes that are not there", KRYO, "\1\14\u00fe\u00ff\u00ff\u00ff\7"),
                arguments(
                        "kryo's lists in lists by zlib", zipped(KRYO), deflated("\1" + "\26\1".repeat(8 * MEBIBYTE))));
    }

    private static int zipped(int flags) {
        return flags | ClientFlags.ZLIB;
    }

    private static String deflated(String plain) {
        var deflater = new Deflater(9);
        deflater.setInput(plain.getBytes(ISO_8859_1));
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toString(ISO_8859_1);
    }

    /** Blocks that repeat one byte 128 Ki times, the last one marked. Source: RFC 8878, 3.1.1.2. */
    private static String zstdRuns(int blocks) {
        return "\2\0\20x".repeat(blocks - 1) + "\3\0\20x";
    }

    /** A list in which each element is the one before it, ten times: 10^9 elements in all. */
    private static String laughs() {
        var pickle = new StringBuilder("(lp0\n");
        for (int i = 1; i < 10; i++) {
            pickle.append("(")
                    .append(("g" + (i - 1) + "\n").repeat(10))
                    .append("lp")
                    .append(i)
                    .append("\n");
        }
        return pickle.append(".").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void isRefusedInBoundedTimeAndMemory(String name, int flags, String data) {
        assertTrue(data.length() <= MEBIBYTE, name + " is longer than a client reads: " + data.length());
        wire.set("bomb", flags, data);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        TranscodingException refused = assertTimeout(
                LONGEST, () -> assertThrows(TranscodingException.class, () -> cache.get("bomb", Object.class)));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(flags, refused.flags());
        assertTrue(allocated < MOST_BYTES, () -> name + " was given " + allocated + " bytes");
        assertTrue(String.valueOf(refused.getMessage()).length() < 1_000, "it quotes the value");
        assertTrue(cache.set("next", "fine"));
        assertEquals("fine", cache.get("next", String.class));
    }

    @Test
    void unpacksOnceHoweverOftenAValueIsPacked() {
        String inner = deflated("\0".repeat(MEBIBYTE));
        wire.set("nested", ClientFlags.ZLIB, deflated(inner));

        assertArrayEquals(inner.getBytes(ISO_8859_1), cache.get("nested", byte[].class));
    }
}
