package io.memwire.benchmarks.compare;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ring of a client that gives a future for each get. */
final class Futures implements AsyncGets {
    /** Sends a get; its future gives a byte array, or null on a miss. */
    interface Sender {
        Future<?> send(String key) throws Exception;
    }

    private final Items items;
    private final Sender sender;
    private final @Nullable Future<?>[] ring;

    Futures(Items items, int outstanding, Sender sender) {
        this.items = items;
        this.sender = sender;
        this.ring = new Future<?>[outstanding];
    }

    @Override
    public void send(int place, int key) throws Exception {
        ring[place] = sender.send(items.key(key));
    }

    @Override
    public void await(int place, int key) throws Exception {
        Future<?> future = ring[place];
        if (future == null) {
            throw new IllegalStateException("nothing was sent in place " + place);
        }
        items.check(key, (byte @Nullable []) future.get(Client.TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }
}
