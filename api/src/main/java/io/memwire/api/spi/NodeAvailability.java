package io.memwire.api.spi;

/**
 * Tells a {@link NodeLocator} which nodes take requests now.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface NodeAvailability {
    /** Every node takes requests. */
    NodeAvailability ALL = node -> true;

    /**
     * Whether the node takes requests.
     *
     * @param node index of the node in the list that the locator was created with
     * @return false when the node is marked dead
     */
    boolean isAvailable(int node);
}
