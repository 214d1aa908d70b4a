package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a real socket that says what the test says, on the connection accepted last. */
final class ServerByHand implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Socket socket = new Socket();

    ServerByHand() throws IOException {
        inBackground(this::accept);
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "server-by-hand");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                socket = connection;
                accepted.incrementAndGet();
                inBackground(() -> read(connection));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void read(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException gone) {
            // so is the client
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    /** The next line that a client has sent. */
    String line() throws InterruptedException {
        return lines.take();
    }

    void send(String replies) throws IOException {
        socket.getOutputStream().write(replies.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        socket.close();
    }
}
