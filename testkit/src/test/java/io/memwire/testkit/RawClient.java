package io.memwire.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A socket to a server, embedded or real, and nothing of our own between it and the test. Text is ISO-8859-1: bytes. */
final class RawClient implements AutoCloseable {
    private final SocketChannel channel;

    RawClient(String address) throws IOException {
        channel = SocketChannel.open(socketAddress(address));
    }

    /** Sends requests on a connection of their own, and gives all that comes back until the server closes it. */
    static String exchange(String address, String requests) throws IOException {
        try (var client = new RawClient(address)) {
            // On a thread of its own: the common pool may have one only, which waits for what this sends.
            var sending = CompletableFuture.runAsync(
                    () -> client.sendAndFinish(requests), task -> new Thread(task, "sender").start());
            String answers = client.readAll();
            sending.join();
            return answers;
        }
    }

    void send(String requests) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(requests.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads so many bytes, or fewer if the server closes the connection. */
    String read(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    String readAll() throws IOException {
        var all = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        while (channel.read(bytes) >= 0) {
            all.write(bytes.array(), 0, bytes.position());
            bytes.clear();
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends requests and waits for an answer of the length expected. */
    String ask(String requests, String expected) throws IOException {
        send(requests);
        return read(expected.length());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void sendAndFinish(String requests) {
        try {
            send(requests);
            channel.shutdownOutput();
        } catch (IOException closedByServer) {
            // after quit or a line too long; what came back is what counts
        }
    }

    private static SocketAddress socketAddress(String address) {
        if (address.startsWith("unix:")) {
            return UnixDomainSocketAddress.of(address.substring("unix:".length()));
        }
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}
