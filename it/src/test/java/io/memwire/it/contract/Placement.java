package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Where python-memcached puts a key: written a second time, straight from its description. */
final class Placement {
    private static final int TRIES = 10;

    private final List<String> buckets;

    /** With a bucket for each server, and as many as its weight for one that has a weight. */
    Placement(List<String> buckets) {
        this.buckets = List.copyOf(buckets);
    }

    /** The server of a key, when those in {@code dead} take none; null if no try finds one. */
    @Nullable
    String serverOf(String key, List<String> dead) {
        return serverOf(cmemcache(key), dead);
    }

    /** The server of a key with a routing hash. */
    @Nullable
    String serverOf(long routingHash, List<String> dead) {
        long hash = routingHash;
        for (int i = 0; i < TRIES; i++) {
            String server = buckets.get((int) Math.floorMod(hash, (long) buckets.size()));
            if (!dead.contains(server)) {
                return server;
            }
            hash = cmemcache(hash + "" + i);
        }
        return null;
    }

    private static long cmemcache(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        long hash = crc.getValue() >> 16 & 0x7fff;
        return hash == 0 ? 1 : hash;
    }
}
