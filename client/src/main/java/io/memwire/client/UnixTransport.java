package io.memwire.client;

import java.io.IOException;
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

    static UnixTransport connect(String path) throws IOException {
        return new UnixTransport(SocketChannel.open(UnixDomainSocketAddress.of(path)));
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
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed as far as we can close it; what was under way fails by itself.
        }
    }
}
