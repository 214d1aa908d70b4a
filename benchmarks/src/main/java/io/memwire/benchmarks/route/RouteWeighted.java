package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** {@link Route} among ten servers of weights 1 to 4, by the locators that know weights. */
public class RouteWeighted extends Nanos {
    /** The locator's name and the hasher's. */
    @Param({
        "modulo/cmemcache",
        "array-mod/java-string",
        "ketama-libmemcached-weighted/md5",
        "ketama-spymemcached-weighted/md5",
        "ketama-elasticache-weighted/sha-384",
        "ketama-xmemcached/md5"
    })
    public String by;

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement(by, 10, Placement.Servers.WEIGHTED);
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
