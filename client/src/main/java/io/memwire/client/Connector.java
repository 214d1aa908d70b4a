package io.memwire.client;

import io.memwire.api.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Opens sockets. Names are looked up at every connect, since addresses change. */
final class Connector {
    private final Resolver resolver;
    private final int timeoutMillis;

    Connector(Resolver resolver, int timeoutMillis) {
        this.resolver = resolver;
        this.timeoutMillis = timeoutMillis;
    }

    /** Connects within {@code connectTimeout}, trying each address of a name in turn; blocks. */
    Transport connect(Server server) throws IOException {
        if (server.family() == Server.Family.UNIX) {
            return UnixTransport.connect(server.host());
        }
        List<InetAddress> addresses = resolver.resolve(server);
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
}
