package io.memwire.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * TCP through {@link Socket}, whose blocking I/O does not notice the interrupt of a platform thread (a blocking
 * {@code SocketChannel} would close).
 */
final class TcpTransport implements Transport {
    /** Asked of the system; what a connection may have unanswered before a write could block is a part of it. */
    private static final int SEND_BUFFER_BYTES = 256 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpTransport(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static TcpTransport connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            socket.connect(address, timeoutMillis);
            return new TcpTransport(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public boolean isInterruptSafe() {
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed as far as we can close it; what was under way fails by itself.
        }
    }
}
