package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.api.MemcacheInterruptedException;
import io.memwire.protocol.text.ReplyLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of short rounds: a new connection, a few callers of each kind that start at the same moment, and one who
 * disturbs them at any moment. Each call ends, exactly once, with its own value or with an outcome that the disturbance
 * allows.
 */
class ConnectionRacesTest {
    private static final Duration TIME = Duration.ofMillis(1_200);
    private static final int CALLS = 6;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int HANG_SECONDS = 10;

    /** What happens meanwhile. */
    enum Disturbance {
        NONE,
        INTERRUPTS,
        NO_TIME,
        CLOSE,
        RETIRE,
        NO_ROOM,
        NOT_INTERRUPT_SAFE;

        /** Whether a call that was taken may fail so. */
        boolean allows(Failure failure) {
            boolean lost = failure instanceof Failure.Unavailable || failure instanceof Failure.Lost;
            return switch (this) {
                case NO_TIME -> lost || failure instanceof Failure.TimedOut;
                case CLOSE -> lost;
                default -> false;
            };
        }

        /** Whether a call may not be taken. */
        boolean allowsRefusal(Failure refusal) {
            return switch (this) {
                case NO_TIME, CLOSE, RETIRE -> refusal instanceof Failure.Unavailable;
                case NO_ROOM -> refusal instanceof Failure.NoRoom;
                default -> false;
            };
        }
    }

    /** One who takes part in each round. */
    private interface Actor {
        void play(Round round, Random random) throws Exception;
    }

    private final OwnedThreads threads = new OwnedThreads();
    private final Housekeeper housekeeper = new Housekeeper(Duration.ofMillis(1).toNanos());
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();

    /** The callers that may be interrupted, guarded by itself. */
    private final Set<Thread> playing = new HashSet<>();

    @AfterEach
    void close() {
        callers.forEach(Thread::interrupt);
        housekeeper.close();
        threads.close();
    }

    /** One connection and what happens to it. */
    private final class Round {
        final Disturbance disturbance;
        final Connection connection;
        final CountDownLatch closed = new CountDownLatch(1);

        Round(Disturbance disturbance, Random random) {
            this.disturbance = disturbance;
            var transport = new AnsweringTransport(disturbance != Disturbance.NOT_INTERRUPT_SAFE, random);
            int room = disturbance == Disturbance.NO_ROOM ? 2 : 100;
            var options = new ConnectionOptions(room, 1 << 20, 60_000, ReplyLimits.DEFAULTS);
            connection = new Connection(
                    "cache:11211", transport, options, threads, housekeeper, (gone, why) -> closed.countDown());
        }

        long deadline(Random random) {
            boolean none = disturbance == Disturbance.NO_TIME && random.nextInt(3) == 0;
            return System.nanoTime() + (none ? random.nextInt(200_000) : MINUTE);
        }

        void refused(String key, Failure refusal) {
            if (!disturbance.allowsRefusal(refusal)) {
                violations.add(key + " refused: " + refusal);
            }
        }

        void ended(RetrievalCall call, String key, @Nullable Failure failure) {
            byte[] value = call.value();
            if (failure != null && !disturbance.allows(failure)) {
                violations.add(key + ": " + failure);
            } else if (failure == null && (value == null || !new String(value, ISO_8859_1).equals(key))) {
                violations.add(key + " got " + (value == null ? "a miss" : new String(value, ISO_8859_1)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallEndsOnceWithItsOwnValue(Disturbance disturbance) throws Exception {
        long seed = System.nanoTime();
        var start = new CyclicBarrier(6);
        var end = new CyclicBarrier(6);
        var current = new Object() {
            volatile @Nullable Round round;
        };
        housekeeper.start();
        Actor[] actors = {this::block, this::block, this::waitForOthers, this::callAsynchronously, this::disturb};
        for (int i = 0; i < actors.length; i++) {
            Actor actor = actors[i];
            var random = new Random(seed + i);
            var thread = new Thread(
                    () -> {
                        try {
                            while (true) {
                                start.await();
                                Round round = current.round;
                                if (round != null) {
                                    spin(random);
                                    play(actor, round, random);
                                }
                                end.await();
                            }
                        } catch (InterruptedException | BrokenBarrierException e) {
                            // the end of the test
                        }
                    },
                    "actor-" + i);
            thread.setDaemon(true);
            callers.add(thread);
        }
        callers.forEach(Thread::start);
        var random = new Random(seed - 1);
        long until = System.nanoTime() + TIME.toNanos();
        int rounds = 0;
        while (System.nanoTime() - until < 0 && violations.isEmpty()) {
            var round = new Round(disturbance, new Random(random.nextLong()));
            current.round = round;
            start.await(HANG_SECONDS, TimeUnit.SECONDS);
            awaitEnd(end, seed, rounds++);
            if (disturbance == Disturbance.RETIRE && !round.closed.await(HANG_SECONDS, TimeUnit.SECONDS)) {
                violations.add("a retired connection stays open");
            }
            round.connection.close(round.connection.lost(null));
        }
        if (!violations.isEmpty()) {
            throw new AssertionError("seed " + seed + ", round " + rounds + ": " + violations);
        }
    }

    private void awaitEnd(CyclicBarrier end, long seed, int round) throws Exception {
        try {
            end.await(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            var where = new StringBuilder("hangs in round " + round + ", seed " + seed + ", " + violations);
            for (Thread caller : callers) {
                where.append('\n').append(caller.getName()).append(' ').append(List.of(caller.getStackTrace()));
            }
            throw new AssertionError(where.toString(), e);
        }
    }

    private void play(Actor actor, Round round, Random random) {
        synchronized (playing) {
            playing.add(Thread.currentThread());
        }
        try {
            actor.play(round, random);
        } catch (MemcacheInterruptedException e) {
            if (!Thread.interrupted() || round.disturbance != Disturbance.INTERRUPTS) {
                violations.add("interrupted without reason: " + e);
            }
        } catch (Exception | Error e) {
            violations.add(e.toString());
        } finally {
            synchronized (playing) {
                playing.remove(Thread.currentThread());
                boolean unused = Thread.interrupted(); // by one that came too late
            }
        }
    }

    private static void spin(Random random) {
        for (int i = random.nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    /** A platform thread, which may lead. */
    private void block(Round round, Random random) {
        block(round, random, true);
    }

    /** A virtual thread waits like this: it never leads. */
    private void waitForOthers(Round round, Random random) {
        block(round, random, false);
    }

    private void block(Round round, Random random, boolean mayLead) {
        for (int i = 0; i < CALLS; i++) {
            String key = Thread.currentThread().getName() + "." + i;
            RetrievalCall call = ScriptedConnection.get(key);
            Dispatcher.prepare(call, round.connection, Thread.currentThread(), round.deadline(random));
            call.waiterMayLead &= mayLead;
            Failure refusal = round.connection.submit(call);
            if (refusal != null) {
                round.refused(key, refusal);
            } else {
                round.ended(call, key, round.connection.await(call));
            }
        }
    }

    private void callAsynchronously(Round round, Random random) throws Exception {
        var ended = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < CALLS; i++) {
            String key = Thread.currentThread().getName() + "." + i;
            RetrievalCall call = ScriptedConnection.get(key);
            var end = new CompletableFuture<@Nullable Void>();
            call.deadlineNanos = round.deadline(random);
            call.whenDone = () -> {
                if (!end.complete(null)) {
                    violations.add(key + " ends twice");
                }
            };
            Failure refusal = round.connection.submit(call);
            if (refusal != null) {
                round.refused(key, refusal);
            } else {
                ended.add(end.thenRun(() -> round.ended(call, key, call.failure())));
            }
            if (random.nextInt(4) == 0) {
                StatusCall unanswered = ScriptedConnection.delete("k");
                unanswered.deadlineNanos = System.nanoTime() + MINUTE;
                round.connection.submitNoreply(unanswered);
            }
            spin(random);
        }
        for (CompletableFuture<?> each : ended) {
            await(each);
        }
    }

    private static void await(CompletableFuture<?> each) throws ExecutionException, TimeoutException {
        while (true) {
            try {
                each.get(HANG_SECONDS - 1, TimeUnit.SECONDS);
                return;
            } catch (InterruptedException e) {
                // asynchronous callers have nothing to interrupt
            }
        }
    }

    private void disturb(Round round, Random random) {
        spin(random);
        switch (round.disturbance) {
            case INTERRUPTS -> interrupt(callers.get(random.nextInt(3)));
            case CLOSE -> round.connection.close(round.connection.lost(null));
            case RETIRE -> round.connection.retire();
            default -> {}
        }
    }

    private void interrupt(Thread caller) {
        synchronized (playing) {
            if (playing.contains(caller)) {
                caller.interrupt();
            }
        }
    }
}
