package io.memwire.benchmarks.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import io.memwire.benchmarks.Keys;

/** A hasher, a locator, servers, and keys that are placed in turn. */
final class Placement {
    static final int KEYS = 1024;

    private final KeyHasher hasher;
    private final NodeLocator locator;
    private final NodeAvailability availability;
    private final byte[][] keys = new byte[KEYS][];
    private int next;

    /**
     * Builds the locator.
     *
     * @param servers {@code equal}; {@code weighted}, with weights 1 to 4; or {@code one-dead}, the first of them
     */
    Placement(String hasherName, String locatorName, int nodes, String servers) {
        hasher = Plugins.hasher(hasherName);
        locator = Plugins.locator(locatorName).create(Plugins.servers(nodes, servers.equals("weighted")), hasher);
        int firstAlive = servers.equals("one-dead") ? 1 : 0;
        availability = node -> node >= firstAlive;
        String[] texts = Keys.of("ascii-30", KEYS);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = texts[i].getBytes(UTF_8);
        }
    }

    int placeNext() {
        next = (next + 1) % KEYS;
        return locator.locate(hasher.hash(keys[next]), availability);
    }
}
