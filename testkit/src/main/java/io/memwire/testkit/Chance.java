package io.memwire.testkit;

import java.util.SplittableRandom;

/** Seeds: of a proxy, and of all that is drawn for it. */
final class Chance {
    /** A system property with the seed for proxies that are not given one. */
    static final String SEED_PROPERTY = "memwire.faultSeed";

    private Chance() {}

    /** The seed that the system property says, else one that is new every time. */
    static long newSeed() {
        Long told = Long.getLong(SEED_PROPERTY);
        return told != null ? told : new SplittableRandom().nextLong();
    }

    /** What a fault draws on a way of a connection depends on no other fault, way or connection. */
    static long seed(long proxySeed, int connection, int use, int fault, boolean requests) {
        long seed = proxySeed;
        for (long part : new long[] {connection, use, fault, requests ? 1 : 0}) {
            seed = new SplittableRandom(seed ^ part * 0x9E3779B97F4A7C15L).nextLong();
        }
        return seed;
    }
}
