package io.memwire.it.soak;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheException;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.PartialResultException;
import io.memwire.api.ProtocolViolationException;
import io.memwire.api.ServerErrorException;
import io.memwire.api.TranscodingException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the many: makes calls, one after the other, until it is told to stop, and judges what they give. */
abstract class Caller implements Runnable {
    /** What no trouble of a server accounts for, since none of them changes a byte. */
    private static final Set<Class<? extends MemcacheException>> UNACCOUNTABLE = Set.of(
            InvalidRequestException.class,
            ProtocolViolationException.class,
            ServerErrorException.class,
            TranscodingException.class);

    private static final int LARGE = 30_000;

    final Tally tally;
    final Violations violations;
    final List<Item> own;
    final List<Item> all;
    final Random random;
    private volatile boolean stopped;
    private volatile long interruptedNanos = System.nanoTime();

    /** {@code own} are those that this caller writes, {@code all} those that it reads. */
    Caller(Tally tally, Violations violations, List<Item> own, List<Item> all, long seed) {
        this.tally = tally;
        this.violations = violations;
        this.own = own;
        this.all = all;
        this.random = new Random(seed);
    }

    /** Makes one call, or some. */
    abstract void call();

    /** To be told before its thread starts. */
    void begin() {
        stopped = false;
    }

    @Override
    public void run() {
        while (!stopped) {
            call();
        }
    }

    void stop() {
        stopped = true;
    }

    /** Interrupts the thread that this caller runs on, whatever it does just now. */
    void interrupt(Thread thread) {
        interruptedNanos = System.nanoTime();
        thread.interrupt();
    }

    static String hitOrMiss(@Nullable Object value) {
        return value == null ? "miss" : "hit";
    }

    static String storedOrNot(@Nullable Boolean stored) {
        return Boolean.TRUE.equals(stored) ? "stored" : "not stored";
    }

    Item any(List<Item> items) {
        return items.get(random.nextInt(items.size()));
    }

    int filler() {
        return random.nextInt(40) == 0 ? random.nextInt(LARGE) : random.nextInt(100);
    }

    /** A write was answered without any failure: if the answer was not good, that is one. */
    void judge(Item.Write write, Item item, boolean stored, String command) {
        if (stored) {
            write.applied();
        } else {
            violations.add("refused: " + command + " of " + item + " was not stored, and nothing failed");
        }
    }

    /** The name of a call's failure; one that no fault accounts for is a violation. */
    String outcomeOf(String command, Throwable failure) {
        if (failure instanceof MemcacheInterruptedException) {
            return "interrupted";
        }
        if (!(failure instanceof MemcacheException) || isUnaccountable(failure)) {
            violations.add("unexpected: " + command + " ended with " + failure);
        }
        return failure.getClass().getSimpleName();
    }

    static boolean isUnaccountable(Throwable failure) {
        return failure instanceof PartialResultException partial
                ? partial.failures().stream().anyMatch(each -> isUnaccountable(each.reason()))
                : UNACCOUNTABLE.stream().anyMatch(type -> type.isInstance(failure));
    }

    /** A call left because its thread was interrupted; the flag must be set, and is taken back. */
    void leftInterrupted(String command, long begunNanos) {
        long since = Math.max(begunNanos, interruptedNanos);
        tally.leftAfterInterrupt(System.nanoTime() - since);
        if (!Thread.interrupted()) {
            violations.add("flag: " + command + " left its thread's interrupt flag cleared");
        }
    }
}
