package io.memwire.benchmarks.compare;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ring of a client that gives a future for each get. */
final class Futures implements AsyncGets {
    /** Sends a get. */
    interface Sender {
        Future<byte @Nullable []> send(String key) throws Exception;
    }

    private final Items items;
    private final Sender sender;
    private final @Nullable Future<byte @Nullable []>[] ring;

    @SuppressWarnings("unchecked") // no array of a generic class can be made otherwise
    Futures(Items items, int outstanding, Sender sender) {
        this.items = items;
        this.sender = sender;
        this.ring = (Future<byte @Nullable []>[]) new Future<?>[outstanding];
    }

    @Override
    public void send(int place, int key) throws Exception {
        ring[place] = sender.send(items.key(key));
    }

    @Override
    public void await(int place, int key) throws Exception {
        Future<byte @Nullable []> future = ring[place];
        if (future == null) {
            throw new IllegalStateException("nothing was sent in place " + place);
        }
        items.check(key, future.get(Client.TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }
}
