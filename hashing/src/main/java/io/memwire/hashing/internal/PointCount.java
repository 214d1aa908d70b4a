package io.memwire.hashing.internal;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import java.util.List;

/** How many points each server has in a ring of so many for a server of weight 1. */
enum PointCount {
    /** The same for all; a weight is refused, because the original would ignore it. */
    EQUAL {
        @Override
        int[] of(List<Server> servers, int each, String locator) {
            for (Server server : servers) {
                if (server.weight() != 1) {
                    throw new InvalidRequestException("node locator " + locator + " knows no weights, but server "
                            + server + " has one: leave it out, or take a locator with weights (docs/locators.md)");
                }
            }
            return servers.stream().mapToInt(server -> each).toArray();
        }
    },

    /** {@code each} times the weight. */
    TIMES_WEIGHT {
        @Override
        int[] of(List<Server> servers, int each, String locator) {
            return servers.stream()
                    .mapToInt(server -> (int) Math.min(Integer.MAX_VALUE, (long) each * server.weight()))
                    .toArray();
        }
    },

    /** The server's share of {@code each} times the number of servers, rounded down to a multiple of four. */
    SHARE {
        @Override
        int[] of(List<Server> servers, int each, String locator) {
            float total = servers.stream().mapToLong(Server::weight).sum();
            float count = servers.size();
            return servers.stream()
                    .mapToInt(server -> {
                        // Single precision, and the 1e-10 that it swallows, as in the original: it decides on points.
                        float share = server.weight() / total;
                        float digests = (float) (share * each / 4 * count + 1e-10);
                        return (int) Math.floor(digests) * 4;
                    })
                    .toArray();
        }
    };

    /**
     * Counts the points.
     *
     * @param locator name of the locator, for the message
     * @return number of points for each server
     * @throws InvalidRequestException if a weight cannot be given effect
     */
    abstract int[] of(List<Server> servers, int each, String locator);
}
