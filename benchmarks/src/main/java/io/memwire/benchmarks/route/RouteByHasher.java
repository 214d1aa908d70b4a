package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** {@link Route} among ten servers, by each hasher. */
public class RouteByHasher extends Nanos {
    /** The hasher's name. */
    @Param({"cmemcache", "cmemcache-1.60", "crc32-signed", "crc32-unsigned"})
    public String hasher;

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement(hasher, "modulo", 10, "equal");
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
