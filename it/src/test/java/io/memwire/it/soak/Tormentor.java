package io.memwire.it.soak;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Makes trouble for one server, as its plan says, until the time is over; and sees how fast the client comes back. */
final class Tormentor implements Runnable {
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    /** A client that is not back by then will not come back at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Target target;
    private final MemcacheClient client;
    private final Runnable disconnect;
    private final Plan plan;
    private final Violations violations;
    private final long endNanos;
    private final Map<Trouble, Integer> made = new EnumMap<>(Trouble.class);
    private final List<Plan.Step> steps = new ArrayList<>();
    private int suspicions;
    private long slowestReturnNanos;

    Tormentor(
            Target target,
            MemcacheClient client,
            Runnable disconnect,
            Plan plan,
            Violations violations,
            long endNanos) {
        this.target = target;
        this.client = client;
        this.disconnect = disconnect;
        this.plan = plan;
        this.violations = violations;
        this.endNanos = endNanos;
    }

    @Override
    public void run() {
        try {
            torment();
        } catch (RuntimeException | Error e) {
            violations.add("test: the trouble for server " + target.index + " ended too early: " + e);
        }
    }

    private void torment() {
        while (!isOver()) {
            Plan.Step step = plan.next();
            leaveAlone(step.calm());
            if (!isOver()) {
                made.merge(step.trouble(), 1, Integer::sum);
                steps.add(step);
                target.begin(step, disconnect);
                sleep(step.length());
                target.end(step);
                settle();
            }
        }
        settle();
    }

    private boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }

    private void leaveAlone(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!isOver() && System.nanoTime() - deadline < 0) {
            if (!target.isHealthy()) { // a call took too long though nobody made trouble: this machine is busy
                suspicions++;
                settle();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static void sleep(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void settle() {
        if (!target.isHealthy()) {
            target.settle();
        }
        long begun = System.nanoTime();
        while (!answers()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                violations.add("gone: the client does not come back to server " + target.index);
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        slowestReturnNanos = Math.max(slowestReturnNanos, System.nanoTime() - begun);
    }

    private boolean answers() {
        try {
            client.touch(target.key("probe"), Ttl.of(Duration.ofHours(1)));
            return true;
        } catch (MemcacheException notYet) {
            return false;
        }
    }

    // What follows is to be asked when it has ended.

    Map<Trouble, Integer> made() {
        return made;
    }

    List<Plan.Step> steps() {
        return steps;
    }

    /** How often a call timed out, or was told to have, though no trouble was made just then. */
    int suspicions() {
        return suspicions;
    }

    /** The longest time from the end of a trouble to the first answer. */
    long slowestReturnNanos() {
        return slowestReturnNanos;
    }
}
