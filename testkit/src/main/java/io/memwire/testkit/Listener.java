package io.memwire.testkit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;
import java.util.List;

/** Accepts connections and deals them out to the event loops in turn. */
final class Listener implements EventLoop.Handler {
    private static final Logger LOGGER = System.getLogger("io.memwire.testkit");

    private final ServerSocketChannel channel;
    private final EventLoop ownLoop;
    private final List<EventLoop> loops;
    private final ServerState state;
    private final InstantSource clock;
    private int next;

    Listener(ServerSocketChannel channel, List<EventLoop> loops, ServerState state, InstantSource clock) {
        this.channel = channel;
        this.ownLoop = loops.get(0);
        this.loops = loops;
        this.state = state;
        this.clock = clock;
    }

    void start() {
        ownLoop.add(channel, SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public boolean ready(SelectionKey key) {
        try {
            for (SocketChannel accepted; (accepted = channel.accept()) != null; ) {
                adopt(accepted);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the embedded server cannot accept a connection now and tries again", e);
            ownLoop.pause(key); // out of file descriptors, most likely: accepting again at once would spin
        }
        return true;
    }

    @Override
    public void closed() {}

    private void adopt(SocketChannel accepted) throws IOException {
        accepted.configureBlocking(false);
        if (accepted.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        var connection = new Connection(accepted, new Session(state), state.traffic(), clock);
        loops.get(next).add(accepted, SelectionKey.OP_READ, connection);
        next = (next + 1) % loops.size();
    }
}
