package io.memwire.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A non-blocking socket that listens, and its address. */
final class ListeningSocket {
    /** Connections that wait to be accepted; the system lowers it to its own limit. */
    private static final int BACKLOG = 4096;

    /** Of IPv4 in any case, as the address that is told to clients. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocketChannel channel;
    private final ServerAddress address;

    private ListeningSocket(ServerSocketChannel channel, ServerAddress address) {
        this.channel = channel;
        this.address = address;
    }

    /** Listens on the loopback interface; port 0 means any that is free. */
    static ListeningSocket tcp(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        bind(channel, new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
        int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new ListeningSocket(channel, new ServerAddress.Tcp(bound));
    }

    static ListeningSocket unix(Path path) throws IOException {
        var socketAddress = UnixDomainSocketAddress.of(path);
        removeIfStale(socketAddress);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bind(channel, socketAddress);
        return new ListeningSocket(channel, new ServerAddress.Unix(path));
    }

    ServerSocketChannel channel() {
        return channel;
    }

    ServerAddress address() {
        return address;
    }

    /** Closes the socket and removes its file, if it has one. */
    void close() throws IOException {
        channel.close();
        if (address instanceof ServerAddress.Unix unix) {
            Files.deleteIfExists(unix.path());
        }
    }

    private static void bind(ServerSocketChannel channel, SocketAddress socketAddress) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.bind(socketAddress, BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A server that was killed leaves its socket file behind, and nobody could listen there again. */
    private static void removeIfStale(UnixDomainSocketAddress address) throws IOException {
        if (!Files.exists(address.getPath())) {
            return;
        }
        if (Files.isRegularFile(address.getPath()) || Files.isDirectory(address.getPath())) {
            throw new BindException("it exists and is not a socket");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(address);
        } catch (IOException refused) {
            Files.delete(address.getPath());
            return;
        }
        throw new BindException("another server listens there");
    }
}
