package io.memwire.benchmarks.route;

import io.memwire.benchmarks.Nanos;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The bytes of a 30-byte key to the index of its server: hash and locate, by each locator with the hasher that goes with
 * it, on few and on many servers.
 */
public class Route extends Nanos {
    /** The locator's name and the hasher's. */
    @Param({
        "modulo/cmemcache",
        "modulo-scan/cmemcache",
        "array-mod/java-string",
        "ketama-libmemcached/one-at-a-time",
        "ketama-libmemcached-weighted/md5",
        "ketama-spymemcached/md5",
        "ketama-elasticache/sha-384",
        "ketama-xmemcached/md5",
        "ketama-xmemcached-nginx/md5",
        "ketama-xmemcached-libmemcached/one-at-a-time-unsigned",
        "ketama-folsom/murmur3-32",
        "jump/fnv1a-64",
        "rendezvous/fnv1a-64"
    })
    public String by;

    /** How many servers there are. */
    @Param({"3", "10", "100", "1000"})
    public int nodes;

    private Placement placement;

    @Setup
    public void prepare() {
        placement = new Placement(by, nodes, Placement.Servers.EQUAL);
    }

    @Benchmark
    public int memwire() {
        return placement.placeNext();
    }
}
