package io.memwire.api.spi;

import java.math.BigInteger;

/**
 * Places hashes on nodes. An instance is made for one list of servers and never changes; a new list makes a new locator.
 *
 * <p>Thread-safety: one instance serves all threads at once. Called for every key: with all nodes available it should
 * allocate nothing, and it always ends, with {@link #NONE} when it finds no node, however many are dead.
 *
 * <p>If it throws, or answers with a node that there is not, the call ends with an
 * {@link io.memwire.api.InvalidRequestException} that names the locator.
 *
 * @since 0.1
 */
public interface NodeLocator {
    /** What {@link #locate} returns when no node can take the key. */
    int NONE = -1;

    /**
     * Finds the node for a hash: the first choice, or, when that is not available, the locator's next alternative.
     *
     * @param hash what the {@link KeyHasher} returned, or the caller's own routing hash
     * @param nodes which nodes may be chosen; may change between two questions
     * @return index of the node in the list of servers, or {@link #NONE}
     */
    int locate(long hash, NodeAvailability nodes);

    /**
     * The same with the key at hand, for a locator that hashes the key again to find an alternative. The client asks this
     * for every key without a routing hash of its own. The default ignores the key.
     *
     * @param hash what the {@link KeyHasher} returned for this key
     * @param key the bytes of the key as they go to the server, prefix included; not to be kept or changed
     * @param offset index of the first byte
     * @param length number of bytes
     * @param nodes which nodes may be chosen
     * @return index of the node in the list of servers, or {@link #NONE}; with all nodes available the same as
     *     {@link #locate(long, NodeAvailability)}
     */
    default int locate(long hash, byte[] key, int offset, int length, NodeAvailability nodes) {
        return locate(hash, nodes);
    }

    /**
     * The same for a routing hash of any size (python-memcached takes unbounded integers). The default takes the lowest
     * 64 bits.
     *
     * @param hash the caller's own routing hash
     * @param nodes which nodes may be chosen
     * @return index of the node in the list of servers, or {@link #NONE}
     */
    default int locate(BigInteger hash, NodeAvailability nodes) {
        return locate(hash.longValue(), nodes);
    }
}
