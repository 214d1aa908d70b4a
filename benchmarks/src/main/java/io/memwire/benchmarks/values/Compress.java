package io.memwire.benchmarks.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.Compressor;
import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** About 10 KB of JSON, compressed and restored, by each compressor. {@link Sizes} tells how small it becomes. */
public class Compress extends Nanos {
    private static final int MAX_BYTES = 1 << 20;

    /** The compressor's name. */
    @Param({"zlib", "lz4", "zstd"})
    public String compressor;

    private final byte[] plain = Samples.json().getBytes(UTF_8);
    private Compressor plugin;
    private byte[] compressed;

    @Setup
    public void prepare() {
        plugin = ValuePlugins.compressor(compressor);
        compressed = plugin.compress(plain);
    }

    @Benchmark
    public byte[] compress() {
        return plugin.compress(plain);
    }

    @Benchmark
    public byte[] decompress() {
        return plugin.decompress(compressed, MAX_BYTES);
    }
}
