package io.memwire.benchmarks.road;

import io.memwire.api.MemcacheClient;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import io.memwire.client.BareLoopback;
import io.memwire.client.LoopbackClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The whole road of a request without a socket: one thread, the client as an application has it, and a server in memory
 * that answers in the write. The bound sends finished bytes to the same server and leaves the answer where it is.
 */
public class Road extends Nanos {
    private static final int KEYS = 100;
    private static final int VALUE_BYTES = 100;

    private final String[] keys = Keys.of("ascii-30", KEYS);
    private final List<String> keyList = List.of(keys);
    private final byte[][] requests = new byte[KEYS][];
    private final byte[] value = new byte[VALUE_BYTES];
    private final BareLoopback bare = new BareLoopback(VALUE_BYTES);
    private LoopbackClient loopback;
    private MemcacheClient client;
    private int next;

    @Setup
    public void prepare() {
        for (int i = 0; i < KEYS; i++) {
            requests[i] = BareLoopback.get(keys[i]);
        }
        loopback = LoopbackClient.withValuesOf(VALUE_BYTES);
        client = loopback.client();
    }

    @TearDown
    public void close() {
        loopback.close();
    }

    private int next() {
        next = (next + 1) % KEYS;
        return next;
    }

    @Benchmark
    public int bound() throws IOException {
        return bare.exchange(requests[next()]);
    }

    @Benchmark
    public byte[] get() {
        return client.get(keys[next()], byte[].class);
    }

    @Benchmark
    public boolean set() {
        return client.set(keys[next()], value);
    }

    @Benchmark
    public Map<String, byte[]> getMultiOf100() {
        return client.getMulti(keyList, byte[].class);
    }

    @Benchmark
    public byte[] getAsyncAndJoin() {
        return client.async().get(keys[next()], byte[].class).join();
    }
}
