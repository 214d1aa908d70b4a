package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScriptedServerTest {
    @Test
    void answersByRequest() throws IOException {
        try (var server = ScriptedServer.answering(
                request -> Answer.of(request.number() + " " + request.command() + " " + request.data() + "\r\n"))) {
            String answers = RawClient.exchange(server.address(), "get a b\r\nset a 0 0 4\r\na\r\nb\r\nversion\r\n");

            assertEquals("1 get \r\n2 set a\r\nb\r\n3 version \r\n", answers);
            assertEquals(
                    List.of(
                            new ScriptedRequest(1, 1, "get a b", ""),
                            new ScriptedRequest(1, 2, "set a 0 0 4", "a\r\nb"),
                            new ScriptedRequest(1, 3, "version", "")),
                    server.requests());
        }
    }

    @Test
    void saysAnswersOneByOneAndThenCloses() throws IOException {
        try (var server = ScriptedServer.saying("one\r\n", "", "three\r\n")) {
            assertEquals("one\r\n", RawClient.exchange(server.address(), "get a\r\n"));
            assertEquals(
                    "three\r\n",
                    RawClient.exchange(server.address(), "get b\r\ndelete c noreply\r\nget d\r\nget e\r\nget f\r\n"));
            Await.until(() -> server.ended() == 2, "both connections end");
            assertEquals(2, server.accepted());
            assertTrue(server.requests().get(2).isNoreply());
        }
    }

    @Test
    void playsAnAnswerOfManyParts() throws IOException {
        Duration moment = Duration.ofMillis(20);
        Answer answer = Answer.after(moment)
                .then("VALUE key 0 5\r\n")
                .thenInPieces("abcde", 2, moment)
                .thenReset();
        try (var server = ScriptedServer.saying(answer);
                var client = new RawClient(server.address())) {
            long begin = System.nanoTime();
            client.send("get key\r\n");

            assertEquals("VALUE key 0 5\r\nabcde", client.read(20));

            assertTrue(System.nanoTime() - begin >= 3 * moment.toNanos());
            assertThrows(IOException.class, () -> client.read(1), "reset");
        }
    }

    @Test
    void closesAfterWhatItSaid() throws IOException {
        try (var server = ScriptedServer.answering(request -> Answer.of("bye").thenClose())) {
            assertEquals("bye", RawClient.exchange(server.address(), "get a\r\nget b\r\n"));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void leavesAConnectionToItsScript() throws IOException {
        try (var server = ScriptedServer.start(connection -> {
            connection.send("hello " + connection.number());
            assertEquals("12", connection.read(2));
            connection.endOutput();
            assertEquals("get key", connection.readRequest().line());
            assertThrows(EOFException.class, connection::readRequest);
        })) {
            for (int number = 1; number <= 2; number++) {
                try (var client = new RawClient(server.address())) {
                    client.send("12");
                    assertEquals("hello " + number, client.readAll());
                    client.send("get key\r\n");
                }
            }
            Await.until(() -> server.ended() == 2, "the scripts end");
        }
    }

    @Test
    void tellsOfAScriptThatFailedWhenItIsClosed() throws IOException {
        var server = ScriptedServer.answering(request -> {
            throw new AssertionError("not what was expected");
        });
        assertEquals("", RawClient.exchange(server.address(), "get key\r\n"));
        Await.until(() -> server.ended() == 1, "the script ends");

        IllegalStateException thrown = assertThrows(IllegalStateException.class, server::close);

        assertTrue(String.valueOf(thrown.getMessage()).contains("not what was expected"), thrown.getMessage());
        server.close();
    }

    @Test
    void endsItsThreadsAndConnectionsWhenClosed() throws IOException {
        var server = ScriptedServer.start(connection -> {
            connection.send("x");
            connection.pause(Duration.ofHours(1));
        });
        String name = "memwire-scripted-server-" + server.port();
        try (var client = new RawClient(server.address())) {
            assertEquals("x", client.read(1));
            assertTrue(Threads.isRunning(name + "-1"));

            server.close();

            assertEquals("", client.readAll());
        }
        Await.until(() -> !Threads.isRunning(name) && !Threads.isRunning(name + "-1"), "the threads end");
        assertThrows(ConnectException.class, () -> new RawClient(server.address()));
        assertFalse(server.toString().isEmpty());
    }

    @Test
    void readsAndForgetsUntilTheClientEnds() throws IOException {
        try (var server = ScriptedServer.start(ScriptedConnection::awaitEnd)) {
            assertEquals("", RawClient.exchange(server.address(), "x".repeat(1_000_000)));
        }
    }

    @Test
    void refusesPiecesWithoutBytes() {
        assertThrows(IllegalArgumentException.class, () -> Answer.silence().thenInPieces("x", 0, Duration.ZERO));
    }
}
