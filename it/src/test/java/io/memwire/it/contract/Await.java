package io.memwire.it.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process does in its own time. */
final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    private Await() {}

    /** Returns as soon as the condition is met; fails, saying what was awaited, if that takes too long. */
    static void until(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + DEADLINE + ": " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
