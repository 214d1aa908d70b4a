package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidKeyException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.testkit.Answer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;

/** What the tests of rows share: an embedded server, a client of it, and a look at what is stored. */
abstract class RowTests {
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    final EmbeddedServer server = closing(EmbeddedServer.start());
    final MemcacheClient cache = client(options -> {});

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    final <T extends AutoCloseable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }

    /** A client of the embedded server with these options. */
    final MemcacheClient client(Consumer<MemcacheClientBuilder> options) {
        return client(server.address(), options);
    }

    /** A client of these servers, with one connection to each so that the wire has one order. */
    final MemcacheClient client(String servers, Consumer<MemcacheClientBuilder> options) {
        MemcacheClientBuilder builder = MemcacheClient.builder()
                .servers(servers.isEmpty() ? new String[0] : servers.split(" ", -1))
                .connectionsPerServer(1)
                .timeout(Duration.ofSeconds(20));
        options.accept(builder);
        return closing(builder.build());
    }

    /** A server that gives these replies one by one; an empty one is silence. */
    final ScriptedServer scripted(String... replies) {
        return closing(ScriptedServer.saying(replies));
    }

    /** A server that gives these answers one by one. */
    final ScriptedServer scripted(Answer... answers) {
        return closing(ScriptedServer.saying(answers));
    }

    /** All that a server was sent, line ends as {@code |}. */
    static String received(ScriptedServer server) {
        return server.requests().stream()
                .map(request -> request.line() + "|" + (request.hasData() ? request.data() + "|" : ""))
                .collect(joining());
    }

    /** Flags and data of an item, as {@code 16 text}; {@code -} when there is none. */
    final String stored(String key) {
        String reply = raw("get " + key + "\r\n");
        if (!reply.startsWith("VALUE ")) {
            return "-";
        }
        int end = reply.indexOf("\r\n");
        String[] words = reply.substring(0, end).split(" ", -1);
        return words[2] + " " + reply.substring(end + 2, end + 2 + Integer.parseInt(words[3]));
    }

    /** Stores data as another client would; each character is a byte. */
    final void store(String key, int flags, String data) {
        String reply = raw("set " + key + " " + flags + " 0 " + data.length() + "\r\n" + data + "\r\n");
        assertTrue(reply.startsWith("STORED"), reply);
    }

    private String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write((request + "quit\r\n").getBytes(ISO_8859_1));
            var reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            return reply.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refusesKey(InvalidKeyException.Reason reason, Executable use) {
        assertEquals(reason, assertThrows(InvalidKeyException.class, use).reason());
    }

    static <X extends Throwable> X refuses(Class<X> type, String words, Executable use) {
        X exception = assertThrows(type, use);
        assertTrue(String.valueOf(exception.getMessage()).contains(words), exception.getMessage());
        return exception;
    }
}
