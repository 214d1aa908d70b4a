package io.memwire.it.failures;

import io.memwire.api.ClientListener;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import io.memwire.api.StoreOptions;
import io.memwire.it.SocketFolder;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.FaultProxy;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import io.memwire.testkit.TestAuthority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A client with two servers, of which the first is to fail. Everything is closed with it. */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration DEAD_RETRY = Duration.ofMillis(50);

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final List<Server> died = new CopyOnWriteArrayList<>();
    private final MemcacheClientBuilder options = MemcacheClient.builder()
            .connectionsPerServer(1)
            .timeout(PATIENCE)
            .connectTimeout(PATIENCE)
            .deadRetry(DEAD_RETRY)
            .failover(false)
            .listener(new ClientListener() {
                @Override
                public void serverDied(Server server, String reason) {
                    died.add(server);
                }
            });

    private @Nullable String origin;

    /** On a unix socket, which no setting for a network changes. */
    private final EmbeddedServer healthy = closing(EmbeddedServer.builder()
            .unixSocket(closing(new SocketFolder()).socket())
            .start());

    Stage(FailureMode mode) {
        options.failureMode(mode);
    }

    <T extends AutoCloseable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }

    MemcacheClientBuilder options() {
        return options;
    }

    /** A server behind a proxy that is to fail. */
    FaultProxy proxy() {
        origin = stocked(closing(EmbeddedServer.start()).address());
        return closing(FaultProxy.start(origin));
    }

    /** A process that is to fail. */
    MemcachedProcess process() {
        MemcachedProcess process = process(MemcachedOptions.onLoopback());
        stocked(process.address());
        return process;
    }

    /** A process that not everybody may use; it holds nothing. */
    MemcachedProcess process(MemcachedOptions how) {
        InstalledPrograms.assume("memcached");
        return closing(MemcachedProcess.start(how));
    }

    /** A process that speaks TLS, with a certificate of an authority that nobody knows. */
    MemcachedProcess encrypted() {
        TestAuthority authority = closing(TestAuthority.create());
        return process(MemcachedOptions.onLoopback().withTls(authority.issue("127.0.0.1")));
    }

    /** What the server that failed holds, asked directly; null when there is none. */
    @Nullable
    String stored() {
        if (origin == null) {
            return null;
        }
        try (var direct = MemcacheClient.builder().servers(origin).build()) {
            return direct.get(Operation.KEY, String.class);
        }
    }

    private static String stocked(String address) {
        try (var direct = MemcacheClient.builder().servers(address).build()) {
            direct.set(Operation.KEY, "1", StoreOptions.defaults());
            direct.set(Operation.HEALTHY, "1", StoreOptions.defaults());
        }
        return address;
    }

    /** A client that has not used its server yet. */
    MemcacheClient cold(String address) {
        return closing(options.servers(address, stocked(healthy.address())).build());
    }

    /** A client that is connected. */
    MemcacheClient warm(String address) {
        MemcacheClient client = cold(address);
        client.getMulti(List.of(Operation.KEY, Operation.HEALTHY), String.class);
        return client;
    }

    boolean hasDied() {
        return !died.isEmpty();
    }

    static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable resource : toClose) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new AssertionError("cannot close " + resource, e);
            }
        }
    }
}
