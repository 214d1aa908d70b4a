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

    /** A port of an address of the loopback interface. */
    record Tcp(String host, int port) implements ServerAddress {
        static final String HOST = "127.0.0.1";

        Tcp(int port) {
            this(HOST, port);
        }

        @Override
        public String text() {
            return host.indexOf(':') < 0 ? host + ":" + port : "inet6:[" + host + "]:" + port;
        }

        @Override
        public SocketAddress socketAddress() {
            try {
                return new InetSocketAddress(InetAddress.getByName(host), port); // an address: nothing is looked up
            } catch (UnknownHostException e) {
                throw new AssertionError("no address: " + host, e);
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
