package io.memwire.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is to do. */
final class Await {
    private static final long LIMIT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    private Await() {}

    static void until(BooleanSupplier condition, String what) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new AssertionError("not within 10 seconds: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
