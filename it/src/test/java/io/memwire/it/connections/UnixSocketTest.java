package io.memwire.it.connections;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedOptions;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real memcached on a unix domain socket, and what is there in place of one. */
@Timeout(30)
class UnixSocketTest {
    @TempDir
    private Path folder;

    static Stream<Caller> callers() {
        return Caller.available();
    }

    private Path socket() {
        return folder.resolve("s");
    }

    private MemcachedProcess start() {
        InstalledPrograms.assume("memcached");
        return MemcachedProcess.start(MemcachedOptions.onUnixSocket(socket()).withArguments("-I", "2m"));
    }

    private static MemcacheClientBuilder at(Path path) {
        return Clients.of("unix:" + path);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void servesEveryKindOfCaller(Caller caller) throws Exception {
        byte[] large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        try (MemcachedProcess memcached = start();
                MemcacheClient cache = Clients.of(memcached).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            assertEquals("value", caller.get(cache, "key", String.class));
            assertTrue(caller.set(cache, "large", large));
            assertArrayEquals(large, caller.get(cache, "large", byte[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aStalledServerEndsInATimeOut(Caller caller) throws Exception {
        try (MemcachedProcess memcached = start();
                MemcacheClient cache =
                        Clients.of(memcached).timeout(Duration.ofMillis(300)).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            memcached.suspend();
            long start = System.nanoTime();

            assertThrows(RequestTimeoutException.class, () -> {
                while (true) { // it may answer until it really stands
                    caller.get(cache, "key", String.class);
                }
            });

            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "soon after the time-out");
            memcached.resume();
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void comesBackWithTheServer(Caller caller) throws Exception {
        try (MemcachedProcess memcached = start();
                MemcacheClient cache = Clients.of(memcached).build()) {
            assertTrue(caller.set(cache, "key", "value"));
            memcached.kill();
            assertThrows(MemcacheException.class, () -> caller.get(cache, "key", String.class));

            Files.deleteIfExists(socket());
            memcached.restart();

            assertTrue(caller.set(cache, "key", "again"));
            assertEquals("again", caller.get(cache, "key", String.class));
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aPathThatIsMissingIsNamed(Caller caller) {
        assertUnavailable(caller, socket());
    }

    @Test
    void aFileThatIsNoSocketIsNamed() throws IOException {
        assertUnavailable(Caller.BLOCKING, Files.createFile(socket()));
    }

    @Test
    void aSocketThatMayNotBeUsedIsNamed() throws IOException {
        Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may use every socket");
        try (MemcachedProcess memcached = start()) {
            assertEquals("unix:" + socket(), memcached.address());
            Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("---------"));

            assertUnavailable(Caller.BLOCKING, socket());
        }
    }

    @ParameterizedTest
    @MethodSource("callers")
    void aPathThatIsTooLongIsNamed(Caller caller) {
        assertUnavailable(caller, folder.resolve("x".repeat(200)));
    }

    private static void assertUnavailable(Caller caller, Path path) {
        try (MemcacheClient cache = at(path).build()) {
            var thrown = assertThrows(NodeUnavailableException.class, () -> caller.get(cache, "key", String.class));

            assertTrue(String.valueOf(thrown.getMessage()).contains(path.toString()), thrown.getMessage());
        }
    }

    /** The system makes who connects wait for a place in the backlog, for ever. */
    @Test
    void aServerThatAcceptsNobodyEndsAtTheConnectTimeout() throws IOException {
        var waiting = new ArrayList<SocketChannel>();
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var address = UnixDomainSocketAddress.of(socket());
            deaf.bind(address, 1);
            fillBacklog(address, waiting);
            try (MemcacheClient cache = at(socket())
                    .connectTimeout(Duration.ofMillis(300))
                    .deadRetry(Duration.ofMinutes(1))
                    .build()) {
                var thrown = assertThrows(NodeUnavailableException.class, () -> cache.get("key", String.class));

                assertTrue(
                        String.valueOf(thrown.getMessage()).contains("no end of connecting within 300 ms"),
                        thrown.getMessage());
            }
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private static void fillBacklog(UnixDomainSocketAddress address, List<SocketChannel> waiting) throws IOException {
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(channel);
            channel.configureBlocking(false);
            try {
                if (!channel.connect(address)) {
                    return;
                }
            } catch (IOException full) { // what Linux says in place of waiting
                return;
            }
        }
    }
}
