package io.memwire.testkit;

import java.nio.file.Path;

/** Where a server listens: a TCP port of the loopback interface, or a unix domain socket. */
sealed interface ServerAddress {
    /** The form that clients take in their list of servers. */
    String text();

    record Tcp(int port) implements ServerAddress {
        static final String HOST = "127.0.0.1";

        @Override
        public String text() {
            return HOST + ":" + port;
        }
    }

    record Unix(Path path) implements ServerAddress {
        @Override
        public String text() {
            return "unix:" + path;
        }
    }
}
