package io.memwire.hashing;

import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.hashing.internal.ModuloLocatorFactory;
import io.memwire.hashing.internal.ModuloScanLocatorFactory;

/**
 * The node locators of this module. All are stateless and thread-safe. Each is also found by its name as a service.
 *
 * @since 0.1
 */
public final class NodeLocators {
    /**
     * {@code modulo}: places keys as python-memcached does. A server of weight <i>w</i> owns <i>w</i> buckets in a row,
     * in the order of the list; a hash belongs to the bucket {@code floorMod(hash, buckets)}.
     *
     * <p>When that server is not available, the decimal text of the hash followed by the digit 0 is hashed to try
     * again, the text of that hash followed by 1 next, and so on: ten tries in all. A try may meet a server that was
     * tried before, so a key can be without a server although one is alive (of two servers with one dead, about one key
     * in 1,024).
     *
     * <p>Any weights take the same memory. The first try allocates nothing for a hash of up to 64 bits.
     */
    public static final NodeLocatorFactory MODULO = new ModuloLocatorFactory();

    /**
     * {@code modulo-scan}: the same, but a key whose ten tries all failed goes to the first available server in the
     * order of the list, counted on from the one tried last. Never differs from {@link #MODULO} for a key that has a
     * server there.
     */
    public static final NodeLocatorFactory MODULO_SCAN = new ModuloScanLocatorFactory();

    private NodeLocators() {}
}
