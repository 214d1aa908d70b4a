package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What others see of the queue while the leader takes calls from it. */
class InFlightQueueTest {
    private static final int CALLS = 1_000_000;

    @Test
    void isNeverSeenEmptyWhileACallIsInFlight() throws Exception {
        var queue = new InFlightQueue();
        queue.add(ScriptedConnection.get("k"));
        var over = new AtomicBoolean();
        var looks = new FutureTask<>(() -> {
            int calls = 0;
            for (; !over.get(); calls++) {
                assertNotNull(queue.oldest(), "seen empty");
            }
            return calls;
        });
        var observer = new Thread(looks, "observer");
        observer.start();

        for (int i = 0; i < CALLS && !looks.isDone(); i++) {
            queue.add(ScriptedConnection.get("k"));
            queue.remove(Objects.requireNonNull(queue.oldest()));
        }
        over.set(true);

        assertTrue(looks.get(1, TimeUnit.MINUTES) > 0, "it looked");
    }
}
