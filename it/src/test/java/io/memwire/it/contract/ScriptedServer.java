package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that misbehaves to order: line by line it says what its script gives. Data blocks count as lines. */
final class ScriptedServer implements AutoCloseable {
    /** An answer that is none: the line is only read. */
    static final String SILENCE = "";

    /** What to say. */
    interface Script {
        /**
         * The answer to a line.
         *
         * @param connection number of the connection, from 0
         * @param line the line without its end
         * @return what to send, {@link #SILENCE}, or null to close the connection
         */
        @Nullable
        String answer(int connection, String line);
    }

    private final Script script;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();

    private ScriptedServer(Script script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static ScriptedServer start(Script script) {
        try {
            var server = new ScriptedServer(script);
            inBackground(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** How many connections it has accepted. */
    int accepted() {
        return sockets.size();
    }

    /** How many of them have ended. */
    int ended() {
        return ended.get();
    }

    /** All lines so far: the connection's number, a colon, the line. */
    List<String> lines() {
        return lines;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                int number = sockets.size();
                sockets.add(socket);
                inBackground(() -> serve(number, socket));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(number + ":" + line);
                String answer = script.answer(number, line);
                if (answer == null) {
                    return;
                }
                out.write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException broken) {
            // the client is gone
        } finally {
            ended.incrementAndGet();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
