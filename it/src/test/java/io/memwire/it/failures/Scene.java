package io.memwire.it.failures;

import static java.util.Map.entry;

import io.memwire.api.Credentials;
import io.memwire.api.MemcacheClient;
import io.memwire.testkit.Fault;
import io.memwire.testkit.FaultProxy;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** How the fault of a row is made: prepares a client whose next call meets it. */
interface Scene {
    /** Times out where a row is about that; long enough for a busy machine to answer for the other server. */
    Duration TIMEOUT = Duration.ofSeconds(1);

    /** Answers that a proxy gives in place of a server's, which it did not refuse to. */
    Set<String> LIES = Set.of("the answer is `ERROR`", "the answer is `CLIENT_ERROR`", "the answer is `SERVER_ERROR`");

    /** What was prepared: a client, and how its fault passes. */
    record Prepared(MemcacheClient client, Runnable heal) {}

    Prepared prepare(Stage stage);

    /** Faults that do not pass here. */
    Set<String> NEVER_HEAL = Set.of("the host name is unknown", "connecting hangs", "the certificate is not trusted");

    Map<String, Scene> ALL = Map.ofEntries(
            entry("nobody listens", stage -> {
                FaultProxy proxy = stage.proxy();
                proxy.use(Fault.refuse());
                return new Prepared(stage.cold(proxy.address()), proxy::heal);
            }),
            entry(
                    "the host name is unknown",
                    stage -> new Prepared(stage.cold("no-such-host.invalid:11211"), () -> {})),
            entry("connecting hangs", stage -> {
                stage.options().connectTimeout(TIMEOUT.dividedBy(4));
                return new Prepared(stage.cold(stage.closing(new BlackHole()).address()), () -> {});
            }),
            entry("closed while idle", stage -> {
                FaultProxy proxy = stage.proxy();
                MemcacheClient client = stage.warm(proxy.address());
                proxy.use(Fault.close().onOpenConnections());
                return new Prepared(client, () -> {});
            }),
            entry(
                    "closed before the answer, once",
                    warm(Fault.close().everyMessage(1).onOpenConnections())),
            entry(
                    "reset before the answer, once",
                    warm(Fault.reset().everyMessage(1).onOpenConnections())),
            entry("closed before the answer, each time", warm(Fault.close().everyMessage(1))),
            entry(
                    "closed in the middle of a value, each time",
                    warm(Fault.close().everyMessage(1).midValue())),
            entry("no answer", warm(Fault.stall())),
            entry("the answer comes after the time-out", warm(Fault.delay(TIMEOUT.multipliedBy(2)))),
            entry("the server is killed", stage -> {
                MemcachedProcess process = stage.process();
                MemcacheClient client = stage.warm(process.address());
                process.kill();
                return new Prepared(client, process::restart);
            }),
            entry("the server stands still", stage -> {
                stage.options().timeout(TIMEOUT).connectTimeout(TIMEOUT);
                MemcachedProcess process = stage.process();
                MemcacheClient client = stage.warm(process.address());
                process.suspend();
                return new Prepared(client, process::resume);
            }),
            entry("the answer is `ERROR`", warm(Fault.errorLine("ERROR"))),
            entry("the answer is `CLIENT_ERROR`", warm(Fault.errorLine("CLIENT_ERROR bad command line format"))),
            entry("the answer is `SERVER_ERROR`", warm(Fault.errorLine("SERVER_ERROR out of memory"))),
            entry("the answer is no memcached answer", warm(Fault.replace("HTTP/1.1 400 Bad Request\r\n"))),
            entry("a value of another key", warm(Fault.wrongKey().everyMessage(1))),
            entry("an answer too many", warm(Fault.append("STORED\r\n").onOpenConnections())),
            entry("the certificate is not trusted", stage -> {
                stage.options().tls(); // trusts what the JVM trusts
                return new Prepared(stage.cold(stage.encrypted().address()), () -> {});
            }),
            entry("plain text to a TLS port", stage -> {
                return new Prepared(stage.cold(stage.encrypted().address()), () -> {});
            }),
            entry("the password is wrong", stage -> {
                MemcachedProcess process =
                        stage.process(MemcachedOptions.onLoopback().withUser("ann", "s3cret"));
                var credentials = new AtomicReference<>(Credentials.of("ann", "guessed".toCharArray()));
                stage.options().credentials(server -> server.port() == process.port() ? credentials.get() : null);
                return new Prepared(
                        stage.cold(process.address()),
                        () -> credentials.set(Credentials.of("ann", "s3cret".toCharArray())));
            }),
            entry("the queue of the connection is full", stage -> {
                stage.options().maxInFlight(1);
                Prepared stalled = warm(Fault.stall()).prepare(stage);
                CompletableFuture<?> unused = Operation.GET.start(stalled.client); // it takes the only place
                return stalled;
            }),
            entry("the caller is interrupted", stage -> {
                Prepared stalled = warm(Fault.stall().onRequests()).prepare(stage);
                Thread.currentThread().interrupt();
                return stalled;
            }),
            entry("the client is closed", stage -> {
                MemcacheClient client = stage.warm(stage.proxy().address());
                client.close();
                return new Prepared(client, () -> {});
            }));

    /** A client that is connected when the fault begins. */
    private static Scene warm(Fault fault) {
        return stage -> {
            boolean isSlow = fault.kind() == Fault.Kind.STALL || fault.kind() == Fault.Kind.DELAY;
            if (isSlow) {
                stage.options().timeout(TIMEOUT).connectTimeout(TIMEOUT);
            }
            FaultProxy proxy = stage.proxy();
            MemcacheClient client = stage.warm(proxy.address());
            proxy.use(fault);
            return new Prepared(client, proxy::heal);
        };
    }
}
