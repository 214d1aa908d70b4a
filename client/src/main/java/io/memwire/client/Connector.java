package io.memwire.client;

import io.memwire.api.Server;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Opens sockets. Names are looked up at every connect, since addresses change. */
final class Connector {
    private Connector() {}

    /** Connects within {@code timeoutMillis}, trying each address of a name in turn; blocks. */
    static Transport connect(Server server, int timeoutMillis) throws IOException {
        if (server.family() == Server.Family.UNIX) {
            return UnixTransport.connect(server.host());
        }
        List<InetAddress> addresses = resolve(server);
        int millisEach = Math.max(1, timeoutMillis / addresses.size());
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return TcpTransport.connect(new InetSocketAddress(address, server.port()), millisEach);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure == null ? new UnknownHostException(server.host()) : failure;
    }

    private static List<InetAddress> resolve(Server server) throws UnknownHostException {
        var addresses = new ArrayList<InetAddress>();
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            boolean wanted = switch (server.family()) {
                case INET -> address instanceof Inet4Address;
                case INET6 -> address instanceof Inet6Address;
                default -> true;
            };
            if (wanted) {
                addresses.add(address);
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(server.host() + " has no " + server.family() + " address");
        }
        return addresses;
    }
}
