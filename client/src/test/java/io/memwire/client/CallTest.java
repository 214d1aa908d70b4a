package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call ends once: it is answered, or its caller leaves. */
class CallTest {
    private static final int ROUNDS = 100_000;

    /** A call, and what its caller and its answerer believe. */
    private static final class Round {
        final RetrievalCall call = ScriptedConnection.get("k");
        final AtomicBoolean told = new AtomicBoolean();
        volatile boolean played;
    }

    @Test
    void isEitherAnsweredOrLeftWhenBothComeAtOnce() throws Exception {
        var current = new AtomicReference<@Nullable Round>();
        var answerer = new Thread(() -> {
            var random = new Random(1);
            Round last = null;
            while (!Thread.interrupted()) {
                Round round = current.get();
                if (round != last && round != null) {
                    spin(random);
                    round.call.complete();
                    round.played = true;
                    last = round;
                }
            }
        });
        answerer.start();
        var random = new Random(2);
        int left = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var round = new Round();
            round.call.whenDone = () -> round.told.set(true);
            current.set(round);
            spin(random);
            boolean abandoned = round.call.abandon();
            while (!round.played) {
                Thread.onSpinWait();
            }
            assertNotEquals(abandoned, round.told.get(), "left and answered");
            assertEquals(!abandoned, round.call.isDone());
            left += abandoned ? 1 : 0;
        }
        answerer.interrupt();
        answerer.join();
        assertNotEquals(0, left, "its caller never came first");
        assertNotEquals(ROUNDS, left, "the answer never came first");
    }

    private static void spin(Random random) {
        for (int i = random.nextInt(40); i > 0; i--) {
            Thread.onSpinWait();
        }
    }
}
