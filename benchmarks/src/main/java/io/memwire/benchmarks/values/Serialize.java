package io.memwire.benchmarks.values;

import io.memwire.api.spi.Serializer;
import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A small record, a list of 100 of them, and about 10 KB of text, by each serializer; {@code pickle} has maps in place
 * of records. {@link Sizes} tells how long they become.
 */
public class Serialize extends Nanos {
    /** The serializer's name; {@code jdk} is Java serialization. */
    @Param({"jdk", "kryo", "pickle"})
    public String serializer;

    /** What is serialized. */
    @Param({"record", "100-records", "json"})
    public String sample;

    private Serializer plugin;
    private Object value;
    private byte[] serialized;

    @Setup
    public void prepare() {
        plugin = ValuePlugins.serializer(serializer);
        value = Samples.named(sample, serializer.equals("pickle"));
        serialized = plugin.serialize(value);
    }

    @Benchmark
    public byte[] serialize() {
        return plugin.serialize(value);
    }

    @Benchmark
    public Object deserialize() {
        return plugin.deserialize(serialized, Object.class);
    }
}
