package io.memwire.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A port that can be closed, and opened again at the same number. Used by one thread. */
final class ProxyPort {
    private static final int BACKLOG = 4096;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long RETRY_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Selector selector;
    private final InetSocketAddress address;
    private @Nullable ServerSocketChannel listening;
    private @Nullable SocketChannel guard; // holds the port, without listening, while it is closed

    /** Listens on a port; 0 means any that is free. The selector tells of connections. */
    ProxyPort(int port, Selector selector) throws IOException {
        this.selector = selector;
        ServerSocketChannel channel = listen(new ServerAddress.Tcp(port).socketAddress());
        listening = channel;
        address = (InetSocketAddress) channel.getLocalAddress();
    }

    int number() {
        return address.getPort();
    }

    boolean isOpen() {
        return listening != null;
    }

    @SuppressWarnings("ReferenceEquality") // a channel is equal to itself alone
    boolean isOf(SelectionKey key) {
        return key.channel() == listening;
    }

    /** The next connection that waits, or null. */
    @Nullable
    SocketChannel accept() throws IOException {
        return listening == null ? null : listening.accept();
    }

    /** Refuses connections from now on. */
    void refuse() throws IOException {
        if (listening != null) {
            listening.close();
            listening = null;
            selector.selectNow(key -> {}); // only now it is closed
            SocketChannel holder = SocketChannel.open(StandardProtocolFamily.INET);
            guard = holder;
            holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            bindAgain(() -> holder.bind(address)); // bound and not listening: nobody else gets the port meanwhile
        }
    }

    /** Accepts connections again. */
    void open() throws IOException {
        if (listening == null) {
            release();
            bindAgain(() -> listening = listen(address));
        }
    }

    /** Frees the port. */
    void close() throws IOException {
        release();
        if (listening != null) {
            listening.close();
        }
    }

    private void release() throws IOException {
        if (guard != null) {
            guard.close();
            guard = null;
        }
    }

    private ServerSocketChannel listen(SocketAddress wanted) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.bind(wanted, BACKLOG);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private interface Binding {
        Object bind() throws IOException;
    }

    /**
     * Binds to the port that was closed just now. A process that this JVM starts has our sockets, too, until it closes its
     * copies of them: for that moment the port is still taken.
     */
    private static void bindAgain(Binding binding) throws IOException {
        for (long begun = System.nanoTime(); ; LockSupport.parkNanos(RETRY_NANOS)) {
            try {
                binding.bind();
                return;
            } catch (BindException taken) {
                if (System.nanoTime() - begun > RETRY_TIMEOUT_NANOS) {
                    throw taken;
                }
            }
        }
    }
}
