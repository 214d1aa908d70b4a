package io.memwire.client;

import io.memwire.api.Server;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Names to addresses. Asked at every connect, since addresses change. */
interface Resolver {
    /** That of the system. The JVM keeps answers for a while: {@code networkaddress.cache.ttl}, 30 s by default. */
    Resolver SYSTEM = InetAddress::getAllByName;

    /** All addresses of a name, in the order in which they are to be tried; may block. */
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** The addresses of a server that its family admits; at least one. */
    default List<InetAddress> resolve(Server server) throws UnknownHostException {
        List<InetAddress> addresses = Arrays.stream(resolve(server.host()))
                .filter(address -> isOf(server.family(), address))
                .toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(server.host() + " has no " + server.family() + " address");
        }
        return addresses;
    }

    private static boolean isOf(Server.Family family, InetAddress address) {
        return switch (family) {
            case INET -> address instanceof Inet4Address;
            case INET6 -> address instanceof Inet6Address;
            default -> true;
        };
    }
}
