package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.ProtocolViolationException;
import io.memwire.api.ServerErrorException;
import io.memwire.testkit.Answer;
import io.memwire.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose answers are none: told, the connection closed, everybody else served. */
class NonsenseServerTest extends OnBothFaces {
    private static final String HIT = "VALUE key 0 5\r\nvalue\r\nEND\r\n";

    NonsenseServerTest(Face face) {
        super(face);
    }

    /** Says {@code nonsense} on the first connection, and later that the key has a value. */
    private static ScriptedServer sayingAtFirst(String nonsense) {
        return ScriptedServer.answering(request -> Answer.of(request.connection() == 1 ? nonsense : HIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "\r\n",
                "STORED\r\n",
                "42\r\n",
                "VALUE key 0 five\r\nvalue\r\nEND\r\n",
                "VALUE key 0 99999999999\r\n",
                "VALUE key 0 5\r\nvalue too long\r\nEND\r\n",
                "VALUE other 0 5\r\nvalue\r\nEND\r\n",
                "VALUE key 0 5\r\nvalue\r\nVALUE key 0 5\r\nvalue\r\nEND\r\n",
                "VALUE key 0 5\r\nvalue\r\nSTORED\r\n"
            })
    void isThrownAndTheNextCallWorks(String nonsense) {
        try (var server = sayingAtFirst(nonsense)) {
            MemcacheClient cache = throwing(server.address());

            ProtocolViolationException thrown =
                    assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));

            assertTrue(String.valueOf(thrown.getMessage()).contains(server.address()), thrown.getMessage());
            assertFalse(String.valueOf(thrown.getMessage()).contains("\r"), "quoted bytes are escaped");
            Await.until(() -> server.ended() == 1, "the connection is closed");
            assertEquals("value", cache.get("key", String.class));
        }
    }

    @Test
    void quotesTheNonsenseShortened() {
        try (var server = sayingAtFirst("<html>" + "\7".repeat(1_000) + "\r\n")) {
            MemcacheClient cache = throwing(server.address());

            ProtocolViolationException thrown =
                    assertThrows(ProtocolViolationException.class, () -> cache.get("key", String.class));

            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("<html>"), message);
            assertTrue(message.length() < 500, message);
        }
    }

    @Test
    void endsWhereALimitIs() {
        String statistics = "STAT name value\r\n".repeat(100) + "END\r\n";
        try (var server = ScriptedServer.answering(
                request -> Answer.of(request.command().equals("stats") ? statistics : "VALUE key" + " ".repeat(600)))) {
            MemcacheClient cache = client(builder(server.address())
                    .failureMode(FailureMode.THROW)
                    .maxReplyLineBytes(512)
                    .maxStatisticsBytes(1_000));

            assertTrue(violation(cache::stats).contains("maxStatisticsBytes, 1000"));
            assertTrue(violation(() -> cache.get("key", String.class)).contains("maxLineBytes, 512"));

            Await.until(() -> server.ended() == 2, "both connections are closed");
        }
    }

    private static String violation(Executable call) {
        return String.valueOf(
                assertThrows(ProtocolViolationException.class, call).getMessage());
    }

    @Test
    void isAMissThatIsLoggedByDefault() {
        var listener = new RecordingListener();
        try (var server = sayingAtFirst("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            MemcacheClient cache = client(builder(server.address()).listener(listener));

            String log = logged(() -> assertNull(cache.get("key", String.class)));

            assertTrue(log.contains("HTTP/1.1 400 Bad Request") && log.contains(server.address()), log);
            assertEquals(
                    ProtocolViolationException.class, listener.failures.get(0).getClass());
            assertEquals("value", cache.get("key", String.class));
        }
    }

    private static String logged(Runnable task) {
        PrintStream before = System.err; // SLF4J's simple logger writes here
        var log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(UTF_8);
    }

    @Test
    void completesEveryOtherCall() throws Exception {
        try (var server = ScriptedServer.answering(request ->
                Answer.of(request.connection() == 1 && request.data().equals("13") ? "nonsense\r\n" : "STORED\r\n"))) {
            MemcacheClient cache =
                    client(builder(server.address()).connectionsPerServer(1).failureMode(FailureMode.THROW));
            var async = cache.async();
            var stores = new ArrayList<CompletableFuture<Boolean>>();
            for (int i = 0; i < 100; i++) {
                stores.add(async.add("key", i)); // add is never repeated
            }

            int violations = 0;
            for (int i = 0; i < stores.size(); i++) {
                try {
                    assertEquals(true, stores.get(i).get(20, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    assertTrue(e.getCause() instanceof MemcacheException, () -> e.toString());
                    violations += e.getCause() instanceof ProtocolViolationException ? 1 : 0;
                }
            }
            assertTrue(violations > 0, "nobody was told of the violation");
            assertTrue(cache.set("key", 1), "the next call works");
        }
    }

    @Test
    void neverTakesAnAnswerTooManyForTheNextOne() {
        try (var server = ScriptedServer.answering(
                request -> Answer.of(request.data().equals("first") ? "STORED\r\nSTORED\r\n" : "NOT_STORED\r\n"))) {
            MemcacheClient cache = degrading(server.address());
            assertTrue(cache.set("key", "first"));

            assertFalse(cache.add("key", "second"), "this is the answer too many");

            Await.until(() -> server.ended() == 1, "the connection is closed");
        }
    }

    @Test
    void closesTheConnectionWhenAStoreIsAnsweredWithAnError() {
        for (String error : new String[] {"ERROR", "CLIENT_ERROR bad data chunk"}) {
            try (var server = ScriptedServer.answering(
                    request -> Answer.of(request.command().equals("get") ? HIT : error + "\r\n"))) {
                MemcacheClient cache = throwing(server.address());

                ServerErrorException thrown = assertThrows(ServerErrorException.class, () -> cache.set("key", "value"));

                assertTrue(String.valueOf(thrown.getMessage()).contains(error), thrown.getMessage());
                Await.until(() -> server.ended() == 1, "the connection is closed");
                assertEquals("value", cache.get("key", String.class));
            }
        }
    }

    @Test
    void keepsTheConnectionWhenTheServerCannot() {
        try (var server = ScriptedServer.answering(
                request -> Answer.of(request.command().equals("get") ? HIT : "SERVER_ERROR out of memory\r\n"))) {
            MemcacheClient cache = throwing(server.address());

            ServerErrorException thrown = assertThrows(ServerErrorException.class, () -> cache.set("key", "value"));

            assertEquals(ServerErrorException.Kind.SERVER_ERROR, thrown.kind());
            assertEquals("out of memory", thrown.serverText());
            assertEquals("value", cache.get("key", String.class));
            assertEquals(1, server.accepted());
            assertFalse(degrading(server.address()).set("key", "value"), "not stored, by default");
        }
    }
}
