package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
    private static final String SET = "set a 0 0 1\r\nx\r\n";
    private static final String GET = "get a\r\n";
    private static final String HIT = "VALUE a 0 1\r\nx\r\nEND\r\n";

    @TempDir
    private Path directory;

    private Path socket() {
        return directory.resolve("server.sock");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void servesOnAFreePort() throws IOException {
        try (var server = EmbeddedServer.start();
                var other = EmbeddedServer.start()) {
            assertEquals("127.0.0.1:" + server.port(), server.address());
            assertEquals("STORED\r\n" + HIT, RawClient.exchange(server.address(), SET + GET));
            assertEquals("END\r\n", RawClient.exchange(other.address(), GET));
        }
    }

    @Test
    void servesOnAUnixSocketAndRemovesIt() throws IOException {
        try (var server = EmbeddedServer.builder().unixSocket(socket()).start()) {
            assertEquals("unix:" + socket(), server.address());
            assertThrows(IllegalStateException.class, server::port);
            assertEquals("STORED\r\n" + HIT, RawClient.exchange(server.address(), SET + GET));
            assertTrue(RawClient.exchange(server.address(), "stats settings\r\n")
                    .contains("STAT domain_socket " + socket() + "\r\n"));
        }
        assertFalse(Files.exists(socket()));
    }

    @Test
    void replacesTheSocketFileOfAServerThatIsGone() throws IOException {
        try (var gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertTrue(Files.exists(socket()));

        try (var server = EmbeddedServer.builder().unixSocket(socket()).start()) {
            assertEquals("END\r\n", RawClient.exchange(server.address(), GET));
        }
    }

    @Test
    void leavesTheSocketOfAnotherServerAlone() throws IOException {
        try (var server = EmbeddedServer.builder().unixSocket(socket()).start()) {
            var again = EmbeddedServer.builder().unixSocket(socket());

            assertThrows(UncheckedIOException.class, again::start);

            assertEquals("END\r\n", RawClient.exchange(server.address(), GET));
        }
    }

    @Test
    void leavesAFileThatIsNoSocketAlone() throws IOException {
        Files.writeString(socket(), "precious");
        var builder = EmbeddedServer.builder().unixSocket(socket());

        assertThrows(UncheckedIOException.class, builder::start);

        assertEquals("precious", Files.readString(socket()));
    }

    @Test
    void saysWhichPortIsTaken() {
        try (var server = EmbeddedServer.start()) {
            var again = EmbeddedServer.builder().port(server.port());

            var thrown = assertThrows(UncheckedIOException.class, again::start);

            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains(server.address()), message);
        }
    }

    @Test
    void freesItsPortAndClosesItsConnectionsWhenClosed() throws IOException {
        var server = EmbeddedServer.start();
        try (var client = new RawClient(server.address())) {
            assertEquals(HIT, client.ask("set a 0 0 1 noreply\r\nx\r\n" + GET, HIT));

            server.close();
            server.close();

            assertEquals("", client.read(1));
            assertEquals(0, server.connections());
        }
        EmbeddedServer.builder().port(server.port()).start().close();
    }

    @Test
    void runsOnDaemonThreadsThatEndWhenItIsClosed() {
        var server = EmbeddedServer.start();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(server.address()))
                .toList();
        assertFalse(threads.isEmpty());
        assertTrue(threads.stream().allMatch(Thread::isDaemon));

        server.close();

        assertTrue(threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void countsItsConnections() throws IOException {
        try (var server = EmbeddedServer.start()) {
            try (var one = new RawClient(server.address());
                    var two = new RawClient(server.address())) {
                one.ask("version\r\n", "V");
                two.ask("version\r\n", "V");
                assertEquals(2, server.connections());
            }
            await(() -> server.connections() == 0);
        }
    }

    @Test
    void goesByTheClockItIsGiven() throws IOException {
        var clock = ManualClock.startingNow();
        try (var server = EmbeddedServer.builder().clock(clock).start()) {
            RawClient.exchange(server.address(), "set a 0 60 1\r\nx\r\n");

            clock.advance(Duration.ofSeconds(59));
            assertEquals(HIT, RawClient.exchange(server.address(), GET));
            clock.advance(Duration.ofSeconds(1));
            assertEquals("END\r\n", RawClient.exchange(server.address(), GET));
        }
    }

    @Test
    void obeysItsOptions() throws IOException {
        try (var server = EmbeddedServer.builder()
                .version("9.9.9 of mine")
                .memoryLimit(5000)
                .maxItemBytes(1024)
                .start()) {
            assertEquals("VERSION 9.9.9 of mine\r\n", RawClient.exchange(server.address(), "version\r\n"));
            String settings = RawClient.exchange(server.address(), "stats settings\r\n");
            assertTrue(settings.contains("STAT maxbytes 5000\r\n"), settings);
            assertTrue(settings.contains("STAT item_size_max 1024\r\n"), settings);
            assertEquals(
                    "SERVER_ERROR object too large for cache\r\n",
                    RawClient.exchange(server.address(), "set a 0 0 1024\r\n" + "x".repeat(1024) + "\r\n"));
        }
    }

    @Test
    void dropsAllItemsWhenFlushed() throws IOException {
        try (var server = EmbeddedServer.start()) {
            RawClient.exchange(server.address(), SET);

            server.flushAll();

            assertEquals("END\r\n", RawClient.exchange(server.address(), GET));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void refusesANumberThatIsNoPort(int port) {
        assertThrows(
                IllegalArgumentException.class, () -> EmbeddedServer.builder().port(port));
    }

    @Test
    void refusesOptionsOutOfRange() {
        var builder = EmbeddedServer.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.memoryLimit(0));
        assertThrows(IllegalArgumentException.class, () -> builder.maxItemBytes(1023));
        assertThrows(IllegalArgumentException.class, () -> builder.version("two\r\nlines"));
        assertThrows(IllegalArgumentException.class, () -> builder.version(" "));
    }

    @Test
    void answersTheSameWhereverTheBytesAreCut() throws IOException {
        String requests =
                lines("set a 5 0 7 |1||2\n|get a b|append a 0 0 1 noreply|x|gets a|bad|set b 0 0 1|xyz|incr c 1|");
        String expected = lines("STORED|VALUE a 5 7|1||2\n|END|VALUE a 5 8 CAS|1||2\nx|END|ERROR|"
                + "CLIENT_ERROR bad data chunk|ERROR|NOT_FOUND|");
        try (var server = EmbeddedServer.start()) {
            for (int cut = 1; cut < requests.length(); cut++) {
                server.flushAll();
                try (var client = new RawClient(server.address())) {
                    client.send("version\r\n" + requests.substring(0, cut));
                    client.read("VERSION 1.6.18-memwire\r\n".length()); // so the first part was read
                    client.send(requests.substring(cut) + "quit\r\n");

                    String answers = client.readAll().replaceAll("(VALUE a 5 8) \\d+", "$1 CAS");
                    assertEquals(expected, answers, "cut at " + cut);
                }
            }
        }
    }

    private static String lines(String text) {
        return text.replace("|", "\r\n");
    }

    @Test
    void servesThousandsOfConnectionsAtOnce() throws IOException {
        int count = 2000;
        List<RawClient> clients = new ArrayList<>();
        try (var server = EmbeddedServer.start()) {
            try {
                for (int i = 0; i < count; i++) {
                    clients.add(new RawClient(server.address()));
                }
                for (int i = 0; i < count; i++) {
                    clients.get(i).send("set key-" + i + " 0 0 4\r\n" + (1000 + i) + "\r\n");
                }
                for (RawClient client : clients) {
                    assertEquals("STORED\r\n", client.read(8));
                }
                assertEquals(count, server.connections());
                for (int i = 0; i < count; i++) {
                    clients.get(i).send("get key-" + (count - 1 - i) + "\r\n");
                }
                for (int i = 0; i < count; i++) {
                    int other = count - 1 - i;
                    String hit = "VALUE key-" + other + " 0 4\r\n" + (1000 + other) + "\r\nEND\r\n";
                    assertEquals(hit, clients.get(i).read(hit.length()));
                }
            } finally {
                for (RawClient client : clients) {
                    client.close();
                }
            }
            await(() -> server.connections() == 0);
        }
    }

    @Test
    void doesNotLetASlowReaderBlockTheOthers() throws IOException {
        int length = 1_000_000;
        int hits = 100;
        try (var server = EmbeddedServer.start();
                var slow = new RawClient(server.address());
                var quick = new RawClient(server.address())) {
            RawClient.exchange(server.address(), "set a 0 0 " + length + "\r\n" + "v".repeat(length) + "\r\n");
            slow.send("get" + " a".repeat(hits) + "\r\n");
            assertEquals("VALUE", slow.read(5));

            for (int i = 0; i < 100; i++) {
                assertEquals("END\r\n", quick.ask("get b\r\n", "END\r\n"));
            }

            String rest = " a 0 1000000\r\n" + "v".repeat(length) + "\r\nVALUE";
            for (int i = 0; i < hits - 1; i++) {
                assertEquals(rest, slow.read(rest.length()), "hit " + i);
            }
            String last = " a 0 1000000\r\n" + "v".repeat(length) + "\r\nEND\r\n";
            assertEquals(last, slow.read(last.length()));
        }
    }

    @Test
    void storesAndGivesALargeValue() throws IOException {
        String value = "0123456789".repeat(2_000_000);
        try (var server = EmbeddedServer.builder().maxItemBytes(32 << 20).start()) {
            String set = "set a 0 0 " + value.length() + "\r\n" + value + "\r\n";

            String answers = RawClient.exchange(server.address(), set + GET + GET);

            String hit = "VALUE a 0 " + value.length() + "\r\n" + value + "\r\nEND\r\n";
            assertEquals("STORED\r\n" + hit + hit, answers);
        }
    }

    @Test
    void keepsServingWhenClientsBreakOff() throws IOException {
        try (var server = EmbeddedServer.start()) {
            for (int i = 0; i < 100; i++) {
                try (var client = new RawClient(server.address())) {
                    client.send("set a 0 0 1000\r\nhalf");
                }
            }
            await(() -> server.connections() == 0);

            assertEquals("END\r\n", RawClient.exchange(server.address(), GET));
        }
    }
}
