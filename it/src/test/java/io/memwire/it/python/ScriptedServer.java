package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Answers each request with the next of the given replies, whatever was asked, and keeps what it was sent. */
final class ScriptedServer implements AutoCloseable {
    /** A reply that is none: the connection is closed. */
    static final String EOF = "EOF";

    /** A reply that never comes. */
    static final String SILENCE = "";

    private final ServerSocket listening;
    private final Queue<String> replies;
    private final StringBuilder received = new StringBuilder(); // guarded by itself

    ScriptedServer(String... replies) {
        this.replies = new ArrayDeque<>(List.of(replies));
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** All that came, line ends as {@code |}. */
    String received() {
        synchronized (received) {
            return received.toString().replace("\r\n", "|");
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket connection = listening.accept()) {
                InputStream in = connection.getInputStream();
                for (String line = line(in); line != null; line = line(in)) {
                    String[] words = line.trim().split(" ", -1);
                    if (words.length > 4 && !words[0].startsWith("get")) {
                        keep(new String(in.readNBytes(Integer.parseInt(words[4]) + 2), ISO_8859_1));
                    }
                    String reply = line.contains(" noreply") ? SILENCE : String.valueOf(replies.poll());
                    if (reply.equals(EOF)) {
                        break;
                    }
                    connection.getOutputStream().write(reply.getBytes(ISO_8859_1));
                }
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int b = in.read();
        while (b >= 0) {
            line.append((char) b);
            if (b == '\n') {
                keep(line.toString());
                return line.toString();
            }
            b = in.read();
        }
        return null;
    }

    private void keep(String part) {
        synchronized (received) {
            received.append(part);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
