package io.memwire.hashing;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.Server;
import io.memwire.hashing.internal.Ipv4Address;
import java.util.Map;

/**
 * What a server is called when the points of a ring are made of its name. Two clients have the same ring only when their
 * names are the same, letter by letter; how they connect does not matter. Some clients take the address that a host name
 * resolved to into the name: then write it down, with {@link #of}, or give the servers by their addresses.
 *
 * <pre>{@code
 * builder.hasher("md5").locator(NodeLocators.ketamaSpymemcached(NodeNames.of(Map.of(
 *         "cache1:11211", "cache1/10.0.0.1:11211",
 *         "cache2:11211", "cache2/10.0.0.2:11211"))));
 * }</pre>
 *
 * <p>An implementation is asked when the list of servers is set. It must be thread-safe, and give the same name for the
 * same server every time, whatever its weight.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface NodeNames {
    /** {@code host:port}, with an IPv6 address in brackets: folsom. */
    NodeNames HOST_AND_PORT = server ->
            (server.host().indexOf(':') < 0 ? server.host() : "[" + server.host() + "]") + ":" + server.port();

    /**
     * {@code host} at port 11211, else {@code host:port}, an IPv6 address without brackets, a unix socket as
     * {@code path:0}: libmemcached, spymemcached with its format {@code LIBMEMCACHED}, xmemcached's locator for
     * libmemcached.
     */
    NodeNames HOST_AND_OTHER_PORT =
            server -> server.port() == Server.DEFAULT_PORT ? server.host() : server.host() + ":" + server.port();

    /**
     * {@code 10.0.0.1:11211}: spymemcached and the ElastiCache client for a server that was given by its address. Any
     * other server is refused, because its name depends on what its host resolved to.
     */
    NodeNames ADDRESS_AND_PORT = server -> Ipv4Address.of(server) + ":" + server.port();

    /**
     * {@code /10.0.0.1:11211}: xmemcached for a server that was given by its address and has no name there, else see
     * {@link #of}. Any other server is refused.
     */
    NodeNames SLASH_ADDRESS_AND_PORT = server -> "/" + Ipv4Address.of(server) + ":" + server.port();

    /** {@code 10.0.0.1} at port 11211, else {@code 10.0.0.1:11212}: xmemcached for nginx. Any other server is refused. */
    NodeNames ADDRESS_AND_OTHER_PORT = server -> {
        String address = Ipv4Address.of(server);
        return server.port() == Server.DEFAULT_PORT ? address : address + ":" + server.port();
    };

    /**
     * The name of a server.
     *
     * @param server one of the client's servers
     * @return its name in the ring
     * @throws InvalidRequestException if there is none
     */
    String nameOf(Server server);

    /**
     * Names that are written down.
     *
     * @param namesByAddress names by {@link Server#address()}; copied
     * @return names that refuse a server which does not stand there
     */
    static NodeNames of(Map<String, String> namesByAddress) {
        Map<String, String> names = Map.copyOf(namesByAddress);
        return server -> {
            String name = names.get(server.address());
            if (name == null) {
                throw new InvalidRequestException(
                        "server " + server.address() + " has no name in the ring: the map has " + "names for "
                                + names.keySet().stream().sorted().toList());
            }
            return name;
        };
    }
}
