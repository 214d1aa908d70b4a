package io.memwire.benchmarks.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.benchmarks.Keys;

/** A hasher, a locator, servers, and keys that are placed in turn. */
final class Placement {
    static final int KEYS = 1024;

    /** How the servers differ. */
    enum Servers {
        EQUAL,
        /** Of weights 1 to 4 in turn. */
        WEIGHTED,
        FIRST_DEAD
    }

    private final KeyHasher hasher;
    private final NodeLocator locator;
    private final NodeAvailability availability;
    private final byte[][] keys = new byte[KEYS][];
    private int next;

    /**
     * Builds the locator.
     *
     * @param by {@code LOCATOR/HASHER}
     */
    Placement(String by, int nodes, Servers servers) {
        int slash = by.indexOf('/');
        hasher = Plugins.hasher(by.substring(slash + 1));
        locator = Plugins.locator(by.substring(0, slash))
                .create(Plugins.servers(nodes, servers == Servers.WEIGHTED), hasher);
        int firstAlive = servers == Servers.FIRST_DEAD ? 1 : 0;
        availability = node -> node >= firstAlive;
        String[] texts = Keys.of("ascii-30", KEYS);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = texts[i].getBytes(UTF_8);
        }
    }

    int placeNext() {
        next = (next + 1) % KEYS;
        byte[] key = keys[next];
        return locator.locate(hasher.hash(key), key, 0, key.length, availability);
    }
}
