package io.memwire.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that serves many channels, each by the handler it was registered with. A handler that fails loses
 * its channel; the others go on.
 */
final class EventLoop implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger("io.memwire.testkit");

    /** How long a paused channel waits. */
    private static final long PAUSE_MILLIS = 100;

    /** Serves one channel, on the thread of its loop. */
    interface Handler {
        /**
         * The channel is ready for what the key is interested in.
         *
         * @return whether the channel is to stay open
         */
        boolean ready(SelectionKey key) throws IOException;

        /** The channel was closed. Called once. */
        void closed();
    }

    private record Arrival(SelectableChannel channel, int interest, Handler handler) {}

    private final Selector selector;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private @Nullable SelectionKey paused;
    private int pausedInterest;

    EventLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Serves a non-blocking channel from now on. Any thread may call. */
    void add(SelectableChannel channel, int interest, Handler handler) {
        arrivals.add(new Arrival(channel, interest, handler));
        selector.wakeup();
    }

    /** Leaves a channel alone for a moment, because it can do nothing now although it is ready. Its handler calls. */
    void pause(SelectionKey key) {
        paused = key;
        pausedInterest = key.interestOps();
        key.interestOps(0);
    }

    /** Closes all channels and ends the thread; returns when that is done. Any other thread may call, and again. */
    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        closeAll(); // what has arrived since the thread ended
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                selector.select(this::serve, paused == null ? 0 : PAUSE_MILLIS);
                resumePaused();
                register();
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.ERROR, "a thread of the embedded server failed", e);
        } finally {
            closeAll();
        }
    }

    private void serve(SelectionKey key) {
        var handler = (Handler) key.attachment();
        boolean keep = false;
        try {
            keep = handler.ready(key);
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "a client of the embedded server is gone", e);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.ERROR, "a connection of the embedded server failed and is closed", e);
        } finally {
            if (!keep) {
                close(key.channel(), handler);
            }
        }
    }

    private void resumePaused() {
        SelectionKey key = paused;
        paused = null;
        if (key != null && key.isValid()) {
            key.interestOps(pausedInterest);
        }
    }

    private void register() throws IOException {
        for (Arrival arrival; (arrival = arrivals.poll()) != null; ) {
            arrival.channel().register(selector, arrival.interest(), arrival.handler());
        }
    }

    private void closeAll() {
        if (selector.isOpen()) {
            selector.keys().forEach(key -> close(key.channel(), (Handler) key.attachment()));
        }
        for (Arrival arrival; (arrival = arrivals.poll()) != null; ) {
            close(arrival.channel(), arrival.handler());
        }
        close(selector);
    }

    private static void close(SelectableChannel channel, Handler handler) {
        if (channel.isOpen()) {
            close(channel);
            handler.closed();
        }
    }

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "closing failed", e);
        }
    }
}
