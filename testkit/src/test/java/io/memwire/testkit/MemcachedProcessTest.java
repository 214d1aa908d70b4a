package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemcachedProcessTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void needsMemcached() {
        InstalledPrograms.assume("memcached");
    }

    @Test
    void servesOnAPort() throws IOException {
        try (var memcached = MemcachedProcess.start("-m", "7")) {
            assertEquals("127.0.0.1:" + memcached.port(), memcached.address());
            String stats = RawClient.exchange(memcached.address(), "stats\r\n");
            assertTrue(stats.contains("STAT limit_maxbytes " + (7 << 20) + "\r\n"), stats);
        }
    }

    @Test
    void servesOnAUnixSocketAndRemovesIt() throws IOException {
        Path socket = directory.resolve("memcached.sock");

        try (var memcached = MemcachedProcess.startOnUnixSocket(socket)) {
            assertEquals("unix:" + socket, memcached.address());
            assertThrows(IllegalStateException.class, memcached::port);
            assertTrue(RawClient.exchange(memcached.address(), "version\r\n").startsWith("VERSION "));
        }

        assertFalse(Files.exists(socket));
    }

    @Test
    void isGoneOnceClosed() {
        var memcached = MemcachedProcess.start();
        String address = memcached.address();

        memcached.close();
        memcached.close();

        assertThrows(IOException.class, () -> new RawClient(address));
    }

    @Test
    void answersNothingWhileSuspended() throws Exception {
        try (var memcached = MemcachedProcess.start();
                var client = new RawClient(memcached.address())) {
            memcached.suspend();
            client.send("version\r\n");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> readByte(client));
            assertThrows(TimeoutException.class, () -> answer.get(50, TimeUnit.MILLISECONDS));

            memcached.resume();

            assertEquals("V", answer.get(10, TimeUnit.SECONDS));
        }
    }

    /** The signal alone does not stop it at once: a thread of the server may answer until the first one has taken it. */
    @Test
    void standsStillOnceSuspendedThoughTheMachineIsBusy() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "the states of threads are seen in /proc");
        var over = new AtomicBoolean();
        var busy = new Thread[2 * Runtime.getRuntime().availableProcessors()];
        Arrays.setAll(busy, i -> spinning(over));

        try (var memcached = MemcachedProcess.start()) {
            for (int i = 0; i < 100; i++) {
                memcached.suspend();
                assertEquals(Set.of("T"), threadStates(memcached.pid()), "suspended for time " + i);
                memcached.resume();
            }
        } finally {
            over.set(true);
        }

        for (Thread thread : busy) {
            thread.join();
        }
    }

    private static Thread spinning(AtomicBoolean over) {
        var thread = new Thread(() -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
        });
        thread.start();
        return thread;
    }

    private static Set<String> threadStates(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            var states = new HashSet<String>();
            for (Path thread : threads.toList()) {
                states.add(Files.readString(thread.resolve("stat")).replaceFirst("(?s).*\\) (.) .*", "$1"));
            }
            return states;
        }
    }

    private static String readByte(RawClient client) {
        try {
            return client.read(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void closesTheConnectionsWhenKilled() throws IOException {
        try (var memcached = MemcachedProcess.start();
                var client = new RawClient(memcached.address())) {
            assertEquals("END\r\n", client.ask("get a\r\n", "END\r\n"));

            memcached.kill();

            assertEquals("", client.read(1));
        }
    }

    @Test
    void startsAgainEmptyAtTheSameAddress() throws IOException {
        Path socket = directory.resolve("memcached.sock");
        try (var onPort = MemcachedProcess.start("-m", "7");
                var onSocket = MemcachedProcess.startOnUnixSocket(socket, "-m", "7")) {
            for (MemcachedProcess memcached : List.of(onPort, onSocket)) {
                String address = memcached.address();
                assertEquals("STORED\r\n", RawClient.exchange(address, "set a 0 0 1\r\n1\r\n"));

                memcached.restart();

                assertEquals(address, memcached.address());
                assertEquals("END\r\n", RawClient.exchange(address, "get a\r\n"));
                String stats = RawClient.exchange(address, "stats\r\n");
                assertTrue(stats.contains("STAT limit_maxbytes " + (7 << 20) + "\r\n"), stats);
            }
        }
    }

    @Test
    void startsAgainAfterItWasKilledOrSuspended() throws IOException {
        try (var memcached = MemcachedProcess.start()) {
            memcached.suspend();
            memcached.restart();
            assertTrue(RawClient.exchange(memcached.address(), "version\r\n").startsWith("VERSION "));

            memcached.kill();
            memcached.restart();
            assertTrue(RawClient.exchange(memcached.address(), "version\r\n").startsWith("VERSION "));
        }
    }

    @Test
    void staysClosed() {
        var memcached = MemcachedProcess.start();
        memcached.close();

        assertThrows(IllegalStateException.class, memcached::restart);
        assertThrows(IOException.class, () -> new RawClient(memcached.address()));
    }

    @Test
    void tellsWhatMemcachedSaysWhenItDoesNotStart() {
        var thrown = assertThrows(UncheckedIOException.class, () -> MemcachedProcess.start("--no-such-option"));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("no-such-option"), message);
    }
}
