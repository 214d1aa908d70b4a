package io.memwire.migration;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.spi.Transcoder;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import net.rubyeye.xmemcached.XMemcachedClient;
import net.rubyeye.xmemcached.exception.MemcachedException;
import net.rubyeye.xmemcached.transcoders.CompressionMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole clients at one real memcached: what the other one stores Memwire reads, and the other way round. */
class RealMemcachedTest {
    private @Nullable MemcachedProcess memcached;

    @BeforeEach
    void startMemcached() {
        InstalledPrograms.assume("memcached");
        memcached = MemcachedProcess.start("-m", "16");
    }

    @AfterEach
    void stopMemcached() {
        if (memcached != null) {
            memcached.close();
        }
    }

    @Test
    void sharesACacheWithSpymemcached() throws IOException, ExecutionException, InterruptedException {
        Transcoder transcoder =
                SpymemcachedTranscoder.builder().javaSerialization(Samples.JAVA).build();
        var other =
                new net.spy.memcached.MemcachedClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        try (MemcacheClient cache = client(transcoder)) {
            int number = 0;
            for (Object value : values()) {
                String key = "key" + number++;
                assertTrue(other.set(key, 0, value).get());
                assertSame(value, cache.get(key, value.getClass()));

                assertTrue(cache.set(key, value));
                assertSame(value, other.get(key));
            }
            other.set("counter", 0, "10").get();
            assertEquals(11, cache.incr("counter").getAsLong());
            assertEquals(12, other.incr("counter", 1));
            assertEquals(12, cache.get("counter", Long.class));
        } finally {
            other.shutdown();
        }
    }

    @Test
    void sharesACacheWithXmemcached() throws IOException, InterruptedException, TimeoutException, MemcachedException {
        Transcoder transcoder = XmemcachedTranscoder.builder()
                .zlib()
                .javaSerialization(Samples.JAVA)
                .build();
        var other = new XMemcachedClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        other.getTranscoder().setCompressionMode(CompressionMode.ZIP);
        try (MemcacheClient cache = client(transcoder)) {
            int number = 0;
            for (Object value : values()) {
                String key = "key" + number++;
                assertTrue(other.set(key, 0, value));
                assertSame(value, cache.get(key, value.getClass()));

                assertTrue(cache.set(key, value));
                assertSame(value, other.get(key));
            }
            other.set("counter", 0, "10");
            assertEquals(11, cache.incr("counter").getAsLong());
            assertEquals(12, other.incr("counter", 1));
            assertEquals(12, cache.get("counter", Long.class));
        } finally {
            other.shutdown();
        }
    }

    private static List<Object> values() {
        var values = new ArrayList<Object>(Samples.objects());
        values.addAll(List.of("", "grün", "x".repeat(50_000), 0, 1, -1, Long.MIN_VALUE, true, 1.5f, -0.0, (byte) 7));
        values.addAll(List.of(new byte[] {1, 0}, new byte[50_000]));
        return values;
    }

    private MemcacheClient client(Transcoder transcoder) {
        return MemcacheClient.builder()
                .servers("127.0.0.1:" + port())
                .transcoder(transcoder)
                .build();
    }

    private int port() {
        return requireNonNull(memcached).port();
    }

    private static void assertSame(Object expected, @Nullable Object actual) {
        assertTrue(Samples.same(expected, actual), expected.getClass() + " came back as " + actual);
    }
}
