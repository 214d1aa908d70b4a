package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.ProtocolViolationException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.testkit.ConnectionScript;
import io.memwire.testkit.ScriptedConnection;
import io.memwire.testkit.ScriptedRequest;
import io.memwire.testkit.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that means harm. Each call ends with an error of its type, in time and in bounded memory, and the next one works
 * on a new connection. What {@link NonsenseServerTest} has is not repeated.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Caller.class)
class HostileServerTest {
    private static final String HIT = "VALUE key 0 5\r\nvalue\r\nEND\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final int BOUND_BYTES = 64 << 20;

    private final Caller caller;
    private final AtomicLong sent = new AtomicLong();
    private final List<MemcacheClient> clients = new ArrayList<>();

    HostileServerTest(Caller caller) {
        this.caller = caller;
    }

    @AfterEach
    void close() {
        clients.forEach(MemcacheClient::close);
    }

    private MemcacheClient cache(ScriptedServer server, Duration timeout) {
        MemcacheClient cache = MemcacheClient.builder()
                .servers(server.address())
                .connectionsPerServer(1)
                .timeout(timeout)
                .failureMode(FailureMode.THROW)
                .build();
        clients.add(cache);
        return caller.of(cache);
    }

    /** Attacks on the first connection once something is asked, and serves well on all others. */
    private static ScriptedServer attackingFirst(ConnectionScript attack) {
        return ScriptedServer.start(connection -> {
            while (true) {
                ScriptedRequest request = connection.readRequest();
                if (connection.number() == 1) {
                    attack.serve(connection);
                } else {
                    connection.send(request.command().equals("stats") ? "STAT pid 1\r\nEND\r\n" : HIT);
                }
            }
        });
    }

    private ConnectionScript endless(String bytes) {
        String many = bytes.repeat(1 + (32 << 10) / bytes.length());
        return connection -> {
            while (true) {
                connection.send(many);
                sent.addAndGet(many.length());
            }
        };
    }

    static Stream<Named<String>> endlessAnswers() {
        return Stream.of(
                Named.of("a line", "x"),
                Named.of("the head of a value", "VALUE key 0 1 "),
                Named.of("values", "VALUE key 0 1\r\nx\r\n"),
                Named.of("blank lines", "\r\n"),
                Named.of("zeros", "\0"),
                Named.of("misses", "END\r\n"),
                Named.of("an error line", "SERVER_ERROR ".repeat(5_000)));
    }

    @ParameterizedTest
    @MethodSource("endlessAnswers")
    void mayTalkWithoutEnd(String bytes) {
        try (var server = attackingFirst(endless(bytes))) {
            MemcacheClient cache = cache(server, LONG);
            long begin = System.nanoTime();

            if (bytes.equals("END\r\n")) {
                cache.get("key", String.class); // the first of them is an answer: a miss
                Await.until(() -> server.ended() == 1 || asksInVain(cache), "the connection is closed");
            } else {
                assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));
            }

            assertEndedInBounds(begin);
            assertEquals("value", cache.get("key", String.class));
            assertEquals(2, server.accepted());
        }
    }

    /** One more call, which finds out that there is an answer before it asked. */
    private static boolean asksInVain(MemcacheClient cache) {
        try {
            return "value".equals(cache.get("key", String.class));
        } catch (MemcacheException e) {
            assertInstanceOf(ProtocolViolationException.class, e);
            return false;
        }
    }

    static Stream<Named<String>> endlessStatistics() {
        return Stream.of(
                Named.of("the same line", "STAT pid 1\r\n"),
                Named.of("long lines", "STAT pid " + "9".repeat(8_000) + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("endlessStatistics")
    void maySendStatisticsWithoutEnd(String line) {
        try (var server = attackingFirst(endless(line))) {
            MemcacheClient cache = cache(server, LONG);
            long begin = System.nanoTime();

            assertThrows(ProtocolViolationException.class, () -> cache.stats());

            assertEndedInBounds(begin);
            assertEquals(1, cache.stats().size());
        }
    }

    @Test
    void mayNumberItsStatisticsWithoutEnd() {
        try (var server = attackingFirst(connection -> {
            for (long i = 0; true; i++) {
                var lines = new StringBuilder();
                for (int j = 0; j < 500; j++) {
                    lines.append("STAT ").append(i).append(':').append(j).append(" 1\r\n");
                }
                connection.send(lines.toString());
                sent.addAndGet(lines.length());
            }
        })) {
            MemcacheClient cache = cache(server, LONG);
            long begin = System.nanoTime();

            assertThrows(ProtocolViolationException.class, () -> cache.stats());

            assertEndedInBounds(begin);
        }
    }

    private void assertEndedInBounds(long begin) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.compareTo(BOUND) < 0, () -> "after " + taken);
        assertTrue(sent.get() < BOUND_BYTES, () -> "it took " + sent + " bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1048577", // one byte over maxValueBytes
                "2147483647",
                "2147483648",
                "4294967295",
                "4294967296",
                "18446744073709551621", // 5 when it overflows
                "-1",
                "+5",
                "5 x",
                "0x5"
            })
    void mayAnnounceALengthThatIsNone(String length) {
        try (var server =
                attackingFirst(connection -> connection.send("VALUE key 0 " + length + "\r\nvalue\r\nEND\r\n"))) {
            MemcacheClient cache = cache(server, LONG);

            ProtocolViolationException thrown =
                    assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));

            assertTrue(String.valueOf(thrown.getMessage()).contains(server.address()), thrown.getMessage());
            assertEquals("value", cache.get("key", String.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "4"})
    void mayAnnounceLessThanItSends(String length) {
        try (var server =
                attackingFirst(connection -> connection.send("VALUE key 0 " + length + "\r\nvalue\r\nEND\r\n"))) {
            MemcacheClient cache = cache(server, LONG);

            assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));

            assertEquals("value", cache.get("key", String.class));
        }
    }

    static Stream<Named<ConnectionScript>> slowAnswers() {
        return Stream.of(
                Named.of(
                        "more announced than sent",
                        connection -> connection.send("VALUE key 0 99\r\nvalue\r\nEND\r\n")),
                Named.of("a value in drips", connection -> {
                    connection.send("VALUE key 0 1000000\r\n");
                    drip(connection, "v");
                }),
                Named.of("a line in drips", connection -> drip(connection, "V")),
                Named.of("an error line in drips", connection -> {
                    connection.send("SERVER_ERROR ");
                    drip(connection, "e");
                }));
    }

    private static void drip(ScriptedConnection connection, String bytes) throws IOException {
        while (true) {
            connection.sendInPieces(bytes, 1, Duration.ofMillis(1));
        }
    }

    @ParameterizedTest
    @MethodSource("slowAnswers")
    void isNotWaitedForPastTheDeadline(ConnectionScript slow) {
        try (var server = attackingFirst(slow)) {
            MemcacheClient cache = cache(server, SHORT);
            long begin = System.nanoTime();

            assertThrows(RequestTimeoutException.class, () -> cache.get("key", String.class));

            assertInTime(begin);
            assertServesAgain(server, cache);
        }
    }

    @Test
    void mayDripStatisticsForNoLongerThanTheDeadline() {
        try (var server = attackingFirst(connection -> {
            while (true) {
                connection.send("STAT pid 1\r\n");
                connection.pause(Duration.ofMillis(1));
            }
        })) {
            MemcacheClient cache = cache(server, SHORT);
            long begin = System.nanoTime();

            assertThrows(RequestTimeoutException.class, () -> cache.stats());

            assertInTime(begin);
            assertServesAgain(server, cache);
        }
    }

    private static void assertInTime(long begin) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.compareTo(SHORT.plusSeconds(2)) < 0, () -> "after " + taken);
    }

    /** The connection is closed, and the server is marked dead: it is tried again when that is forgotten. */
    private static void assertServesAgain(ScriptedServer server, MemcacheClient cache) {
        Await.until(() -> server.ended() == 1, "the connection is closed");
        cache.forgetDeadHosts();
        assertEquals("value", cache.get("key", String.class));
    }

    @Test
    void mayGreetWithABanner() {
        try (var server = ScriptedServer.start(connection -> {
            if (connection.number() <= 2) {
                connection.send("220 smtp.example.org ESMTP\r\n");
                connection.awaitEnd();
            } else {
                attackingNobody(connection);
            }
        })) {
            MemcacheClient cache = cache(server, LONG);
            long begin = System.nanoTime();

            for (int i = 0; i < 2; i++) {
                assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));
            }

            assertEndedInBounds(begin);
            assertEquals("value", cache.get("key", String.class));
        }
    }

    private static void attackingNobody(ScriptedConnection connection) throws IOException {
        while (true) {
            connection.readRequest();
            connection.send(HIT);
        }
    }
}
