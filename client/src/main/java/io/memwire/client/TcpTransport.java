package io.memwire.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * TCP, with or without TLS, through {@link Socket}, whose blocking I/O does not notice the interrupt of a platform thread (a
 * blocking {@code SocketChannel} would close).
 *
 * <p>It is always the TCP socket that is closed, never the TLS socket above it: that one says goodbye to the server first,
 * and waits for a write that is blocked.
 */
final class TcpTransport implements Transport {
    /** Asked of the system; what a connection may have unanswered before a write could block is a part of it. */
    private static final int SEND_BUFFER_BYTES = 256 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean isEncrypted;

    @SuppressWarnings("ReferenceEquality") // a socket is equal to itself alone
    private TcpTransport(Socket socket, Socket streams) throws IOException {
        this.socket = socket;
        this.in = streams.getInputStream();
        this.out = streams.getOutputStream();
        this.isEncrypted = streams != socket;
    }

    /** Connects, and makes the TLS handshake if there is to be one. */
    static TcpTransport connect(InetSocketAddress address, @Nullable TlsHandshake tls, Setup setup) throws IOException {
        var socket = new Socket();
        setup.begin(() -> close(socket));
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        socket.connect(address, setup.remainingMillis());
        if (tls == null) {
            return new TcpTransport(socket, socket);
        }
        setup.step("the TLS handshake (does the server speak TLS on this port?)");
        return new TcpTransport(socket, tls.over(socket));
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
    public boolean mayLackTls() {
        return !isEncrypted;
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed as far as we can close it; what was under way fails by itself.
        }
    }
}
