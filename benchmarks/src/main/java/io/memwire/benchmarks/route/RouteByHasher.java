package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** {@link Route} among ten servers, by the locator {@code modulo} with each hasher. */
public class RouteByHasher extends Nanos {
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

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement("modulo/" + hasher, 10, Placement.Servers.EQUAL);
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
