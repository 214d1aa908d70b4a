package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.Server;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.List;

/**
 * Weighted rendezvous: each server draws a number for the hash, and the best wins. A server of weight <i>w</i> draws
 * {@code -ln(u) / w}, <i>u</i> even between 0 and 1, and the least is the best: so each wins in proportion to its weight.
 */
final class RendezvousLocator implements NodeLocator {
    private final long[] seeds;
    private final int[] weights;
    private final boolean equal;

    RendezvousLocator(List<Server> servers, List<String> names) {
        seeds = names.stream().mapToLong(RendezvousLocator::seed).toArray();
        weights = servers.stream().mapToInt(Server::weight).toArray();
        equal = servers.stream().mapToInt(Server::weight).distinct().count() <= 1;
    }

    private static long seed(String name) {
        long seed = Fnv.FNV1A_64.start();
        for (byte b : name.getBytes(UTF_8)) {
            seed = Fnv.FNV1A_64.with(seed, b & 0xff);
        }
        return Mix.mix(seed);
    }

    @Override
    public int locate(long hash, NodeAvailability nodes) {
        int best = best(hash, NodeAvailability.ALL);
        return best == NONE || nodes.isAvailable(best) ? best : best(hash, nodes);
    }

    private int best(long hash, NodeAvailability nodes) {
        return equal ? bestOfEquals(hash, nodes) : bestByWeight(hash, nodes);
    }

    /** The same as {@link #bestByWeight} without the logarithm, which keeps the order of the numbers drawn. */
    private int bestOfEquals(long hash, NodeAvailability nodes) {
        int best = NONE;
        long highest = -1;
        for (int i = 0; i < seeds.length; i++) {
            long drawn = draw(hash, i);
            if (drawn > highest && nodes.isAvailable(i)) {
                highest = drawn;
                best = i;
            }
        }
        return best;
    }

    private int bestByWeight(long hash, NodeAvailability nodes) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < seeds.length; i++) {
            // StrictMath: all machines must agree to the last bit.
            double score = -StrictMath.log((draw(hash, i) + 0.5) * 0x1p-53) / weights[i];
            if (score < least && nodes.isAvailable(i)) {
                least = score;
                best = i;
            }
        }
        return best;
    }

    /** 53 bits, as many as a double holds. */
    private long draw(long hash, int server) {
        return Mix.mix(hash ^ seeds[server]) >>> 11;
    }
}
