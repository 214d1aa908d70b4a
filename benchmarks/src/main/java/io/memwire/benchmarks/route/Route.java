package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The bytes of a 30-byte key to the index of its server: hash and locate, by each locator, on few and on many servers.
 */
public class Route extends Nanos {
    /** The locator's name. */
    @Param({"modulo", "modulo-scan"})
    public String locator;

    /** How many servers there are. */
    @Param({"3", "10", "100", "1000"})
    public int nodes;

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement("cmemcache", locator, nodes, "equal");
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
