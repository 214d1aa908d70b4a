package io.memwire.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A unix domain socket. Only channels have them, and an interrupt closes a channel: so only threads that the client owns
 * read and write here. The channel's own methods are used, since the streams over one channel make reads wait for writes.
 */
final class UnixTransport implements Transport {
    private final SocketChannel channel;

    private UnixTransport(SocketChannel channel) {
        this.channel = channel;
    }

    static UnixTransport connect(String path, Setup setup) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        setup.begin(() -> close(channel));
        channel.connect(UnixDomainSocketAddress.of(path)); // waits for ever while the server's backlog is full
        return new UnixTransport(channel);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public boolean isInterruptSafe() {
        return false;
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed as far as we can close it; what was under way fails by itself.
        }
    }
}
