package io.memwire.hashing.internal;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Places hashes on a ring. */
final class RingLocator implements NodeLocator {
    private final Ring ring;
    private final KeyHasher hasher;
    private final @Nullable Rehash rehash;

    /**
     * Takes the ring.
     *
     * @param rehash how the alternatives of a key are found; null for the points that follow, by which they are always
     *     found for a routing hash without a key
     */
    RingLocator(Ring ring, KeyHasher hasher, @Nullable Rehash rehash) {
        this.ring = ring;
        this.hasher = hasher;
        this.rehash = rehash;
    }

    @Override
    public int locate(long hash, NodeAvailability nodes) {
        if (ring.isEmpty()) {
            return NONE;
        }
        int point = ring.pointOf(hash);
        int node = ring.owner(point);
        return nodes.isAvailable(node) ? node : ring.availableAfter(point, nodes);
    }

    @Override
    public int locate(long hash, byte[] key, int offset, int length, NodeAvailability nodes) {
        if (rehash == null || ring.isEmpty()) {
            return locate(hash, nodes);
        }
        Objects.checkFromIndexSize(offset, length, key.length);
        int node = ring.owner(ring.pointOf(hash));
        return nodes.isAvailable(node) ? node : rehash.locate(ring, hasher, hash, key, offset, length, nodes);
    }
}
