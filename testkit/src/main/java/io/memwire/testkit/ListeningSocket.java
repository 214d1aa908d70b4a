package io.memwire.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A non-blocking socket that listens, and its address. */
final class ListeningSocket {
    /** Connections that wait to be accepted; the system lowers it to its own limit. */
    private static final int BACKLOG = 4096;

    private final ServerSocketChannel channel;
    private final ServerAddress address;

    private ListeningSocket(ServerSocketChannel channel, ServerAddress address) {
        this.channel = channel;
        this.address = address;
    }

    /** Listens there; TCP port 0 means any that is free. */
    static ListeningSocket open(ServerAddress wanted) throws IOException {
        if (wanted instanceof ServerAddress.Unix unix) {
            removeIfStale(unix.path());
            return new ListeningSocket(bind(StandardProtocolFamily.UNIX, wanted), wanted);
        }
        ServerSocketChannel channel = bind(StandardProtocolFamily.INET, wanted);
        int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        return new ListeningSocket(channel, new ServerAddress.Tcp(port));
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

    private static ServerSocketChannel bind(ProtocolFamily family, ServerAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        try {
            channel.configureBlocking(false);
            return channel.bind(address.socketAddress(), BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A server that was killed leaves its socket file behind, and nobody could listen there again. */
    private static void removeIfStale(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class).isOther()) {
            throw new BindException("the file exists and is not a socket");
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new BindException("another server listens there: " + probe);
        } catch (ConnectException refused) {
            Files.delete(path);
        }
    }
}
