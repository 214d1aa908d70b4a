package io.memwire.hashing.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeAvailability;
import io.memwire.api.spi.NodeLocator;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Picks servers as python-memcached's {@code Client._get_server} does: the bucket of the hash, and while its server is not
 * available the bucket of the hash of {@code decimal(hash) + decimal(try)}.
 */
final class ModuloLocator implements NodeLocator {
    /** python-memcached's {@code Client._SERVER_RETRIES}; below 10, so the number of a try is one digit. */
    private static final int TRIES = 10;

    private final Buckets buckets;
    private final KeyHasher hasher;
    private final boolean scanAtLast;

    ModuloLocator(Buckets buckets, KeyHasher hasher, boolean scanAtLast) {
        this.buckets = buckets;
        this.hasher = Objects.requireNonNull(hasher, "hasher");
        this.scanAtLast = scanAtLast;
    }

    @Override
    public int locate(long hash, NodeAvailability nodes) {
        if (buckets.servers() == 0) {
            return NONE;
        }
        int first = buckets.serverOf(hash);
        if (nodes.isAvailable(first)) {
            return first;
        }
        // Garbage, but only for keys of a dead server: a hasher takes an array, and there is no state to keep one in.
        byte[] text = new byte[RehashText.MAX_LENGTH];
        return alternative(rehash(hash, 0, text), text, nodes);
    }

    @Override
    public int locate(BigInteger hash, NodeAvailability nodes) {
        if (hash.bitLength() < Long.SIZE) {
            return locate(hash.longValue(), nodes);
        }
        if (buckets.servers() == 0) {
            return NONE;
        }
        int first = buckets.serverOf(hash);
        if (nodes.isAvailable(first)) {
            return first;
        }
        long second = hasher.hash((hash + "0").getBytes(ISO_8859_1));
        return alternative(second, new byte[RehashText.MAX_LENGTH], nodes);
    }

    /** The second try and all after it. */
    private int alternative(long second, byte[] text, NodeAvailability nodes) {
        long hash = second;
        for (int attempt = 1; ; attempt++) {
            int node = buckets.serverOf(hash);
            if (nodes.isAvailable(node)) {
                return node;
            }
            if (attempt == TRIES - 1) {
                return scanAtLast ? Buckets.availableAfter(node, buckets.servers(), nodes) : NONE;
            }
            hash = rehash(hash, attempt, text);
        }
    }

    private long rehash(long hash, int attempt, byte[] text) {
        int start = RehashText.write(hash, attempt, text);
        return hasher.hash(text, start, text.length - start);
    }
}
