package io.memwire.testkit;

import io.memwire.testkit.Fault.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** One connection of a client to the proxy, and the proxy's own to the server for it. */
final class Link {
    private static final Logger LOGGER = System.getLogger("io.memwire.testkit");

    private static final int MAX_SCRAP_BYTES = 4 << 20;

    private final int number;
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Lane requests;
    private final Lane answers;
    private final long openNanos;
    private boolean connecting;
    private boolean connected;
    private boolean vanished;

    /** Takes a client that was accepted; the server is called at the time given. */
    Link(int number, SocketChannel client, SocketAddress target, Selector selector, Tallies tallies, long openNanos)
            throws IOException {
        this.number = number;
        this.client = client;
        this.openNanos = openNanos;
        server = target instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        clientKey = register(client, selector);
        serverKey = register(server, selector);
        requests = lane(true, client, server, tallies);
        answers = lane(false, server, client, tallies);
    }

    private static Lane lane(boolean requests, SocketChannel source, SocketChannel sink, Tallies tallies) {
        var backlog = new Backlog();
        return new Lane(source, sink, backlog, new Editor(requests, backlog, tallies::count), tallies.bytes(requests));
    }

    private SelectionKey register(SocketChannel channel, Selector selector) throws IOException {
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        return channel.register(selector, 0, this);
    }

    int number() {
        return number;
    }

    boolean isOpen() {
        return client.isOpen();
    }

    /** Makes these faults from now on, and no others. */
    void use(List<Injection> onRequests, List<Injection> onAnswers, long nowNanos) {
        if (vanished) {
            end(Kind.RESET);
        }
        requests.editor().use(onRequests, nowNanos);
        answers.editor().use(onAnswers, nowNanos);
    }

    /** One of its channels is ready for what its key is interested in. */
    @SuppressWarnings("ReferenceEquality") // a key is equal to itself alone
    void ready(SelectionKey key) {
        if (key.isReadable()) {
            (key == clientKey ? requests : answers).sourceIsReady();
        }
    }

    /** Does what can be done now. */
    void advance(SocketAddress target, long nowNanos) {
        if (!isOpen()) {
            return;
        }
        try {
            if (!connected) {
                connect(target, nowNanos);
            }
            if (connected && !vanished) {
                pass(nowNanos);
            }
        } catch (IOException gone) {
            LOGGER.log(Level.DEBUG, "connection " + number + " of a fault proxy broke", gone);
            end(Kind.RESET); // what one side does, the other sees
        }
    }

    /** When it wants to go on even if nothing comes, or {@link Backlog#NEVER}. */
    long nextNanos(long nowNanos) {
        if (!isOpen() || vanished) {
            return Backlog.NEVER;
        }
        if (!connected) {
            return connecting ? Backlog.NEVER : openNanos;
        }
        return Math.min(requests.nextNanos(nowNanos), answers.nextNanos(nowNanos));
    }

    /** Ends both connections in the way of this kind. */
    void end(Kind how) {
        try {
            if (how == Kind.RESET) {
                lingerNot(client);
                lingerNot(server);
            } else {
                takeWhatCame(); // closing with bytes unread would be a reset
            }
            server.close();
            vanished = how == Kind.VANISH;
            if (vanished) {
                clientKey.interestOps(0);
            } else {
                client.close();
            }
        } catch (IOException gone) {
            LOGGER.log(Level.DEBUG, "connection " + number + " of a fault proxy did not close well", gone);
            closeAll();
        }
    }

    private void connect(SocketAddress target, long nowNanos) throws IOException {
        if (connecting) {
            connected = server.finishConnect();
        } else if (openNanos - nowNanos <= 0) {
            connected = server.connect(target);
            connecting = true;
        }
        if (connecting && !connected) {
            serverKey.interestOps(SelectionKey.OP_CONNECT);
        }
    }

    private void pass(long nowNanos) throws IOException {
        Kind end = requests.advance(nowNanos);
        end = end == null ? answers.advance(nowNanos) : end;
        if (end != null) {
            end(end);
        } else if (requests.isOver() && answers.isOver()) {
            end(Kind.CLOSE);
        } else {
            clientKey.interestOps(interest(requests, answers));
            serverKey.interestOps(interest(answers, requests));
        }
    }

    private static int interest(Lane from, Lane to) {
        return (from.wantsToRead() ? SelectionKey.OP_READ : 0) | (to.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    private void takeWhatCame() throws IOException {
        if (connected) {
            var scrap = ByteBuffer.allocate(16 * 1024);
            int left = MAX_SCRAP_BYTES; // who sends without end is reset after all
            for (int count; left > 0 && (count = client.read(scrap)) > 0; left -= count) {
                scrap.clear();
            }
        }
    }

    private static void lingerNot(SocketChannel channel) throws IOException {
        if (channel.isOpen() && channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    private void closeAll() {
        for (SocketChannel channel : List.of(client, server)) {
            try {
                channel.close();
            } catch (IOException gone) {
                LOGGER.log(Level.DEBUG, "closing failed", gone);
            }
        }
    }
}
