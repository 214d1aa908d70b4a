package io.memwire.benchmarks.values;

import io.memwire.api.spi.EncodedValue;
import io.memwire.api.spi.Transcoder;
import io.memwire.benchmarks.Nanos;
import io.memwire.client.BuiltInPlugins;
import net.spy.memcached.CachedData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Text, whole numbers and bytes to flags and bytes, and back, by the transcoder that each client has by default. */
public class Transcode extends Nanos {
    private static final int DO_NOT_COMPRESS = 0;

    /** What is encoded: ASCII text of 100 characters, accented text of 100, an {@code Integer}, or 100 bytes. */
    @Param({"text", "accented-text", "int", "bytes"})
    public String kind;

    private final Transcoder memwire = BuiltInPlugins.transcoder();
    private final net.spy.memcached.transcoders.SerializingTranscoder spymemcached =
            new net.spy.memcached.transcoders.SerializingTranscoder();
    private final net.rubyeye.xmemcached.transcoders.SerializingTranscoder xmemcached =
            new net.rubyeye.xmemcached.transcoders.SerializingTranscoder();
    private Object value;
    private Class<?> type;
    private EncodedValue memwireEncoded;
    private CachedData spymemcachedEncoded;
    private net.rubyeye.xmemcached.transcoders.CachedData xmemcachedEncoded;

    @Setup
    public void prepare() {
        value = switch (kind) {
            case "text" -> "some text ".repeat(10);
            case "accented-text" -> "déjà voué ".repeat(10);
            case "int" -> 1_234_567;
            default -> new byte[100];
        };
        type = value.getClass();
        memwireEncoded = memwire.encode(value, DO_NOT_COMPRESS);
        spymemcachedEncoded = spymemcached.encode(value);
        xmemcachedEncoded = xmemcached.encode(value);
    }

    @Benchmark
    public EncodedValue encodeMemwire() {
        return memwire.encode(value, DO_NOT_COMPRESS);
    }

    @Benchmark
    public Object encodeSpymemcached() {
        return spymemcached.encode(value);
    }

    @Benchmark
    public Object encodeXmemcached() {
        return xmemcached.encode(value);
    }

    @Benchmark
    public Object decodeMemwire() {
        return memwire.decode(memwireEncoded.flags(), memwireEncoded.data(), type);
    }

    @Benchmark
    public Object decodeSpymemcached() {
        return spymemcached.decode(spymemcachedEncoded);
    }

    @Benchmark
    public Object decodeXmemcached() {
        // Its objects remember what they were decoded to.
        return xmemcached.decode(new net.rubyeye.xmemcached.transcoders.CachedData(
                xmemcachedEncoded.getFlag(), xmemcachedEncoded.getData()));
    }
}
