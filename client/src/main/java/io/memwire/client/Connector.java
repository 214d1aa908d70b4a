package io.memwire.client;

import io.memwire.api.ClientOptions;
import io.memwire.api.Credentials;
import io.memwire.api.Server;
import io.memwire.api.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens sockets, and makes them ready for the first request: encrypted, and with user and password named. Names are looked
 * up at every connect, since addresses change.
 */
final class Connector {
    private final Resolver resolver;
    private final int timeoutMillis;
    private final @Nullable TlsOptions tls;
    private final @Nullable TlsMaterial material;
    private final @Nullable Function<Server, @Nullable Credentials> credentials;
    private final Housekeeper housekeeper;
    private final Journal journal;

    Connector(ClientOptions options, Resolver resolver, Housekeeper housekeeper, Journal journal) {
        this.resolver = resolver;
        this.timeoutMillis =
                (int) Math.min(Integer.MAX_VALUE, options.connectTimeout().toMillis());
        this.tls = options.tls();
        this.material = tls == null ? null : new TlsMaterial(tls);
        this.credentials = options.credentials();
        this.housekeeper = housekeeper;
        this.journal = journal;
    }

    /** Connects within {@code connectTimeout}, trying each address of a name in turn; blocks. */
    Transport connect(Server server) throws IOException {
        if (server.family() == Server.Family.UNIX) {
            return open(server, null, timeoutMillis);
        }
        List<InetAddress> addresses = resolver.resolve(server);
        int millisEach = Math.max(1, timeoutMillis / addresses.size());
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return open(server, address, millisEach);
            } catch (CredentialsRefusedException e) {
                throw e; // each further attempt would count against the user
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

    private Transport open(Server server, @Nullable InetAddress address, int millis) throws IOException {
        try (var setup = new Setup(housekeeper, millis)) {
            try {
                Transport transport = address == null
                        ? UnixTransport.connect(server.host(), setup)
                        : TcpTransport.connect(new InetSocketAddress(address, server.port()), handshake(server), setup);
                setup.step("the first answer");
                greet(transport, server, address);
                setup.finish();
                return transport;
            } catch (IOException e) {
                throw setup.failure(e);
            }
        }
    }

    private @Nullable TlsHandshake handshake(Server server) {
        return tls == null || material == null ? null : new TlsHandshake(tls, material.current(), server);
    }

    private void greet(Transport transport, Server server, @Nullable InetAddress address) throws IOException {
        boolean isEncrypted = tls != null && address != null;
        var greeting = new Greeting(transport, isEncrypted);
        Credentials known = credentials == null ? null : credentials.apply(server);
        if (known != null) {
            if (!isEncrypted && address != null && !address.isLoopbackAddress()) {
                journal.passwordIsReadable(server);
            }
            greeting.authenticate(known);
        } else if (isEncrypted) {
            greeting.prove();
        }
    }
}
