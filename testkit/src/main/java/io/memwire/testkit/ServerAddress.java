package io.memwire.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Where a server listens: a TCP port of the loopback interface, or a unix domain socket. */
sealed interface ServerAddress {
    /** The form that clients take in their list of servers. */
    String text();

    /** The TCP port; fails for a unix domain socket. */
    int port();

    SocketAddress socketAddress();

    record Tcp(int port) implements ServerAddress {
        static final String HOST = "127.0.0.1";

        private static final byte[] HOST_BYTES = {127, 0, 0, 1};

        @Override
        public String text() {
            return HOST + ":" + port;
        }

        @Override
        public SocketAddress socketAddress() {
            try {
                return new InetSocketAddress(InetAddress.getByAddress(HOST_BYTES), port);
            } catch (UnknownHostException e) {
                throw new AssertionError("four bytes are an address", e);
            }
        }
    }

    record Unix(Path path) implements ServerAddress {
        @Override
        public String text() {
            return "unix:" + path;
        }

        @Override
        public int port() {
            throw new IllegalStateException("no port: the server listens on " + text());
        }

        @Override
        public SocketAddress socketAddress() {
            return UnixDomainSocketAddress.of(path);
        }
    }
}
