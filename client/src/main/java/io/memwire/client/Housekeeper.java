package io.memwire.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one daemon thread of a client. It sleeps until the earliest deadline of its chores: it notices connections whose
 * oldest call is overdue, and revives dead nodes. It alone reads the clock for them.
 */
final class Housekeeper implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

    /** Longest sleep, in nanoseconds: half of what a difference of nanoTime can tell. */
    private static final long FAR = Long.MAX_VALUE >> 1;

    private final Set<Chore> chores = ConcurrentHashMap.newKeySet();
    private final long restNanos;
    private final Thread thread = OwnedThreads.daemon("memwire-housekeeper", this);

    /** When it wakes by itself, on the clock of nanoTime. */
    private volatile long wakeAtNanos = System.nanoTime() + FAR;

    /** Whether somebody told of a deadline since the latest look began; an unpark alone may be used up by a look. */
    private volatile boolean told;

    private volatile boolean closed;

    /**
     * Makes one that is not yet started.
     *
     * @param restNanos how long it sleeps after it was woken and found nothing: at most the shortest time that a caller
     *     waits, so that a busy client whose calls end at once wakes it once in that time and not at each call
     */
    Housekeeper(long restNanos) {
        this.restNanos = restNanos;
    }

    void start() {
        thread.start();
    }

    void add(Chore chore) {
        chores.add(chore);
        if (closed) { // the last look may be over
            chore.clientClosed();
        }
    }

    void remove(Chore chore) {
        chores.remove(chore);
    }

    /**
     * Makes sure that it looks again by {@code deadlineNanos}. To be called after the chore knows of the deadline: then
     * either this call or the look under way sees it. Costs a volatile read when it looks earlier anyway.
     */
    void watch(long deadlineNanos) {
        if (deadlineNanos - wakeAtNanos < 0) {
            told = true;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!closed) {
            boolean woken = told;
            told = false;
            long now = System.nanoTime();
            wakeAtNanos = now + FAR; // before the look: who adds a deadline from here on wakes us
            long sleep = woken ? restNanos : FAR;
            for (Chore chore : chores) {
                sleep = Math.min(sleep, check(chore, now));
            }
            wakeAtNanos = now + sleep;
            for (long rest = sleep; rest > 0 && !told && !closed; rest = sleep - (System.nanoTime() - now)) {
                LockSupport.parkNanos(this, rest);
            }
        }
    }

    private static long check(Chore chore, long now) {
        try {
            return Math.max(chore.check(now), 0);
        } catch (RuntimeException | Error e) {
            LOG.error("a chore of the housekeeper failed; it will be tried again", e);
            return 1_000_000_000L;
        }
    }

    @Override
    public void close() {
        closed = true;
        chores.forEach(Chore::clientClosed);
        LockSupport.unpark(thread);
    }
}
