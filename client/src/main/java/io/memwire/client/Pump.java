package io.memwire.client;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Leads the reading of one connection for calls whose callers cannot. Its thread starts at the first need and is parked
 * while there is nothing to read for.
 */
final class Pump implements Runnable {
    private final String node;
    private final OwnedThreads threads;
    private final Connection connection;
    private volatile @Nullable Thread thread;
    private volatile boolean stopped;

    Pump(String node, OwnedThreads threads, Connection connection) {
        this.node = node;
        this.threads = threads;
        this.connection = connection;
    }

    /** Makes it look whether there is something to read for. */
    void wake() {
        Thread running = thread;
        if (running == null) {
            start();
        } else {
            LockSupport.unpark(running);
        }
    }

    private synchronized void start() {
        if (thread == null) {
            if (!stopped) {
                thread = threads.start("memwire-pump-" + node, this); // it looks before it parks: no need to unpark
            }
        } else { // while this thread waited to start it, it was started, looked, and maybe parked
            LockSupport.unpark(thread);
        }
    }

    synchronized void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped) {
            if (!connection.leadAsPump()) {
                LockSupport.park(this);
            }
        }
    }
}
