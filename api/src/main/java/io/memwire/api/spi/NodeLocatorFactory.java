package io.memwire.api.spi;

import io.memwire.api.Server;
import java.util.List;

/**
 * Makes a {@link NodeLocator} for a list of servers. Found as a service, or given by hand;
 * {@linkplain io.memwire.api.spi the package} tells how, and what holds for every plug-in. Thread-safety: stateless.
 *
 * @since 0.1
 */
public interface NodeLocatorFactory {
    /** The name that a user writes in the options, for example {@code modulo}; lower case, unique, never changing. */
    String name();

    /**
     * Makes the locator.
     *
     * <p>Called when a client is built and whenever its servers are replaced; if it throws, neither happens.
     *
     * @param servers the servers in the user's order, with their weights (1 or more), unmodifiable; may be empty, then
     *     the locator answers {@link NodeLocator#NONE}
     * @param hasher the key hasher in use; some locators hash again to find an alternative
     * @return a locator whose answers are indexes into {@code servers}
     * @throws io.memwire.api.InvalidRequestException if these servers cannot be placed, for example a weight that the
     *     algorithm does not know
     */
    NodeLocator create(List<Server> servers, KeyHasher hasher);
}
