package io.memwire.it.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** An address on which connecting hangs: nobody accepts, and the system's queue of connections to accept is full. */
public final class BlackHole implements AutoCloseable {
    private static final int FULL_AFTER_MILLIS = 200;

    private final Deque<AutoCloseable> sockets = new ArrayDeque<>();
    private final ServerSocket listener;

    /** Makes one; it takes a moment to fill the queue. */
    public BlackHole() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.push(listener);
            while (fills()) {
                // another one fits
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fills() throws IOException {
        var socket = new Socket();
        sockets.push(socket);
        try {
            socket.connect(
                    new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), FULL_AFTER_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Where it is. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() {
        for (AutoCloseable socket : sockets) {
            try {
                socket.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
