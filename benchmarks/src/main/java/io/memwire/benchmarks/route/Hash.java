package io.memwire.benchmarks.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.KeyHasher;
import io.memwire.benchmarks.Keys;
import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The bytes of a key to its hash, by each hasher. */
public class Hash extends Nanos {
    private static final int KEYS = 64;

    /** The hasher's name. */
    @Param({
        "cmemcache",
        "cmemcache-1.60",
        "crc32-signed",
        "crc32-unsigned",
        "fnv1-32",
        "fnv1a-32",
        "fnv1-64",
        "fnv1a-64",
        "fnv1-32-utf16",
        "fnv1a-32-utf16",
        "fnv1-64-utf16",
        "fnv1a-64-utf16",
        "java-string",
        "md5",
        "murmur3-32",
        "one-at-a-time",
        "one-at-a-time-unsigned",
        "sha-384"
    })
    public String hasher;

    /** What the keys are made of, and how many bytes they have. */
    @Param({"ascii-30", "ascii-250"})
    public String key;

    private final byte[][] keys = new byte[KEYS][];
    private KeyHasher keyHasher;
    private int next;

    @Setup
    public void prepare() {
        keyHasher = Plugins.hasher(hasher);
        String[] texts = Keys.of(key, KEYS);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = texts[i].getBytes(UTF_8);
        }
    }

    @Benchmark
    public long memwire() {
        next = (next + 1) % KEYS;
        return keyHasher.hash(keys[next]);
    }
}
