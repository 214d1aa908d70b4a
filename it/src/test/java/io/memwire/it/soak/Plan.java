package io.memwire.it.soak;

import io.memwire.testkit.Fault;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What one server goes through, step by step and without an end: the same for the same seed. Not thread-safe. */
final class Plan {
    private static final int LONGEST_CALM_MILLIS = 600;
    private static final int LONGEST_TROUBLE_MILLIS = 900;

    private final Random random;

    /**
     * One trouble.
     *
     * @param calm how long the server is left alone before
     * @param fault what the proxy does, if anything
     * @param length how long it lasts
     */
    record Step(Duration calm, Trouble trouble, @Nullable Fault fault, Duration length) {
        @Override
        public String toString() {
            return "after " + calm.toMillis() + " ms: " + trouble + ", " + length.toMillis() + " ms";
        }
    }

    Plan(long seed) {
        this.random = new Random(seed);
    }

    Step next() {
        var calm = Duration.ofMillis(100 + random.nextInt(LONGEST_CALM_MILLIS - 100));
        Trouble[] all = Trouble.values();
        Trouble trouble = all[random.nextInt(all.length)];
        Fault fault = trouble.fault(random);
        // Most are shorter than the time-out, so that calls live through them.
        double part = random.nextDouble();
        return new Step(calm, trouble, fault, Duration.ofMillis((long) (20 + part * part * LONGEST_TROUBLE_MILLIS)));
    }
}
