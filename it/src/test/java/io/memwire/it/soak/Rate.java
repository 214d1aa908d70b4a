package io.memwire.it.soak;

import io.memwire.api.Cache;
import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compares what two clients get done: by turns, several times, since the machine has other things to do as well. The best
 * turn of each counts.
 */
final class Rate {
    private static final int CALLERS = 8;
    private static final int TURNS = 4;
    private static final Duration TURN = Duration.ofMillis(250);

    private static final Ttl TTL = Ttl.of(Duration.ofHours(1));

    private final List<Target> targets;

    Rate(List<Target> targets) {
        this.targets = targets;
    }

    /** Calls of one client for one of the other, in the same time. */
    double ofOneToOther(Cache one, Cache other) throws InterruptedException {
        turn(other); // it may have to connect
        long best = 0;
        long bestOfOther = 1;
        for (int i = 0; i < TURNS; i++) {
            best = Math.max(best, turn(one));
            bestOfOther = Math.max(bestOfOther, turn(other));
        }
        return (double) best / bestOfOther;
    }

    private long turn(Cache cache) throws InterruptedException {
        var calls = new LongAdder();
        long deadline = System.nanoTime() + TURN.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CALLERS; i++) {
            Key key = targets.get(i % targets.size()).key("rate:" + i);
            threads.add(new Thread(
                    () -> {
                        while (System.nanoTime() - deadline < 0) {
                            calls.add(answers(cache, key) ? 1 : 0);
                        }
                    },
                    "soak-rate-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return calls.sum();
    }

    private static boolean answers(Cache cache, Key key) {
        try {
            cache.touch(key, TTL);
            return true;
        } catch (MemcacheException busy) {
            return false;
        }
    }
}
