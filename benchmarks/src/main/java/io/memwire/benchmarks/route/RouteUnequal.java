package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** {@link Route} among ten servers of different weights, or of which one is dead. */
public class RouteUnequal extends Nanos {
    /** The locator's name. */
    @Param({"modulo", "modulo-scan"})
    public String locator;

    /** How the servers differ. */
    @Param({"weighted", "one-dead"})
    public String servers;

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement("cmemcache", locator, 10, servers);
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
