package io.memwire.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** Runs callers, each on a thread of its own, and interrupts those that wait. */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_INTERRUPTS_NANOS = Duration.ofMillis(2).toNanos();

    private final Map<Caller, ThreadFactory> callers = new LinkedHashMap<>();
    private final List<Caller> interruptible = new ArrayList<>();
    private final Violations violations;
    private final Random random;

    Load(Violations violations, long seed) {
        this.violations = violations;
        this.random = new Random(seed);
    }

    void add(Caller caller, ThreadFactory threads) {
        callers.put(caller, threads);
        if (!(caller instanceof AsyncCaller)) {
            interruptible.add(caller);
        }
    }

    int size() {
        return callers.size();
    }

    /** Lets all callers call for so long, and waits until each has ended its last call. */
    void run(Duration time) throws InterruptedException {
        var threads = new LinkedHashMap<Caller, Thread>();
        callers.forEach((caller, factory) -> threads.put(caller, factory.newThread(caller)));
        callers.keySet().forEach(Caller::begin);
        threads.values().forEach(Thread::start);
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Caller caller = interruptible.get(random.nextInt(interruptible.size()));
            Thread thread = threads.get(caller);
            if (thread != null) {
                caller.interrupt(thread);
            }
            LockSupport.parkNanos(BETWEEN_INTERRUPTS_NANOS);
        }
        callers.keySet().forEach(Caller::stop);
        for (Thread thread : threads.values()) {
            join(thread);
        }
    }

    private void join(Thread thread) throws InterruptedException {
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            violations.add("hangs: " + Arrays.toString(thread.getStackTrace()));
        }
    }
}
