package io.memwire.it.soak;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.MemcacheInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Many threads that call one client, each with a key of its own, and may be interrupted at any moment. */
final class Crowd {
    private static final long BETWEEN_INTERRUPTS_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    final Violations violations = new Violations();
    final LongAdder answered = new LongAdder();
    final LongAdder interrupted = new LongAdder();

    private final MemcacheClient client;
    private final ThreadFactory factory;
    private final long seed;

    Crowd(MemcacheClient client, ThreadFactory factory, long seed) {
        this.client = client;
        this.factory = factory;
        this.seed = seed;
    }

    /** Lets each thread make so many calls, and returns how many calls a second were answered. */
    double run(int count, int calls, boolean disturbed) throws InterruptedException {
        long before = answered.sum();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(factory.newThread(() -> converse(number, calls)));
        }
        long begun = System.nanoTime();
        threads.forEach(Thread::start);
        if (disturbed) {
            disturb(threads);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return (answered.sum() - before) * 1e9 / (System.nanoTime() - begun);
    }

    /** Interrupts one after the other as long as there are many; the last few may end in peace. */
    private void disturb(List<Thread> threads) {
        var random = new Random(seed);
        int ended = 0;
        while (ended < 100) { // in a row
            Thread thread = threads.get(random.nextInt(threads.size()));
            ended = thread.isAlive() ? 0 : ended + 1;
            thread.interrupt();
            LockSupport.parkNanos(BETWEEN_INTERRUPTS_NANOS);
        }
    }

    private void converse(int number, int calls) {
        var random = new Random(seed + number);
        String key = "crowd:" + number;
        long least = 0; // versions that may be read
        long newest = -1;
        for (int i = 0; i < calls; i++) {
            try {
                if (newest < 0 || random.nextInt(4) == 0) {
                    newest = Math.max(newest, 0) + 1;
                    client.set(key, Stamp.write(key, newest, random.nextInt(200)));
                    least = newest;
                } else if (random.nextInt(6) == 0) {
                    client.async().get(key, String.class).cancel(true);
                } else {
                    check(key, client.get(key, String.class), least, newest);
                }
                answered.increment();
            } catch (MemcacheInterruptedException e) {
                interrupted.increment();
                if (!Thread.interrupted()) {
                    violations.add("flag: an interrupted call left the flag cleared");
                }
            } catch (MemcacheException e) {
                violations.add("unexpected: " + e);
            }
        }
    }

    private void check(String key, @Nullable String text, long least, long newest) {
        Stamp stamp = text == null ? new Stamp(key, 0) : Stamp.read(text);
        if (stamp == null || !stamp.key().equals(key)) {
            violations.add("crossed: " + key + " got " + stamp);
        } else if (stamp.version() < least || stamp.version() > newest) {
            violations.add("stale: " + key + " at version " + stamp.version() + " of " + least + " to " + newest);
        }
    }
}
