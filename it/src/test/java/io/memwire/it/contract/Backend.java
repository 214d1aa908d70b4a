package io.memwire.it.contract;

import io.memwire.it.SocketFolder;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.time.InstantSource;

/** The servers that keep the contract: ours and memcached itself, over TCP and over a unix domain socket. */
enum Backend {
    EMBEDDED_TCP("embedded server, TCP") {
        @Override
        RunningServer start(InstantSource clock) {
            EmbeddedServer server = embedded(clock).start();
            return new RunningServer(server.address(), server::close);
        }
    },
    EMBEDDED_UNIX("embedded server, unix socket") {
        @Override
        RunningServer start(InstantSource clock) {
            var folder = new SocketFolder();
            EmbeddedServer server = embedded(clock).unixSocket(folder.socket()).start();
            return new RunningServer(server.address(), () -> {
                server.close();
                folder.close();
            });
        }
    },
    MEMCACHED_TCP("memcached, TCP") {
        @Override
        RunningServer start(InstantSource clock) {
            InstalledPrograms.assume("memcached");
            MemcachedProcess memcached = MemcachedProcess.start("-I", "2m");
            return new RunningServer(memcached.address(), memcached::close);
        }
    },
    MEMCACHED_UNIX("memcached, unix socket") {
        @Override
        RunningServer start(InstantSource clock) {
            InstalledPrograms.assume("memcached");
            var folder = new SocketFolder();
            MemcachedProcess memcached = MemcachedProcess.startOnUnixSocket(folder.socket(), "-I", "2m");
            return new RunningServer(memcached.address(), () -> {
                memcached.close();
                folder.close();
            });
        }
    };

    /** The largest item: over the client's largest value, so that exactly that fits with its key and header. */
    static final int MAX_ITEM_BYTES = 2 << 20;

    private final String description;

    Backend(String description) {
        this.description = description;
    }

    /** Starts a server with items of up to {@link #MAX_ITEM_BYTES}; memcached goes by the system's clock. */
    abstract RunningServer start(InstantSource clock);

    boolean isEmbedded() {
        return this == EMBEDDED_TCP || this == EMBEDDED_UNIX;
    }

    private static EmbeddedServer.Builder embedded(InstantSource clock) {
        return EmbeddedServer.builder().clock(clock).maxItemBytes(MAX_ITEM_BYTES);
    }

    @Override
    public String toString() {
        return description;
    }
}
