package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The pump starts, parks and wakes; no wake-up is lost, whenever it comes. */
class PumpTest extends ScriptedConnection {
    private final Pump pump = new Pump("cache:11211", threads, connection);

    @Test
    void wakesUpForEachNewCall() throws Exception {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<RetrievalCall> answered = submitted("k" + i);
            pump.wake();
            transport.send("VALUE k" + i + " 0 1\r\nx\r\nEND\r\n");
            assertNotNull(answered.get(1, TimeUnit.MINUTES).value());
            awaitParked();
        }
        pump.stop();
    }

    /** Two find that there is no pump. The second only starts to look after the first's pump has run out of work. */
    @Test
    void aWakeUpThatMeetsTheStartOfThePumpIsNotLost() throws Exception {
        var second = new Thread(pump::wake, "second");
        CompletableFuture<RetrievalCall> afterwards;
        synchronized (pump) { // where it is started
            second.start();
            await(() -> second.getState() == Thread.State.BLOCKED);
            CompletableFuture<RetrievalCall> first = submitted("a");
            pump.wake();
            transport.send("END\r\n");
            first.get(1, TimeUnit.MINUTES);
            awaitParked();
            afterwards = submitted("b"); // what the second woke it for
        }
        transport.send("VALUE b 0 1\r\nx\r\nEND\r\n");

        assertNotNull(afterwards.get(1, TimeUnit.MINUTES).value());
        pump.stop();
    }

    @Test
    void endsWhenItIsStopped() throws Exception {
        CompletableFuture<RetrievalCall> answered = submitted("a");
        pump.wake();
        transport.send("END\r\n");
        answered.get(1, TimeUnit.MINUTES);
        Thread thread = transport.users().stream()
                .filter(user -> user != Thread.currentThread())
                .findAny()
                .orElseThrow();
        awaitParked();

        pump.stop();

        thread.join(TimeUnit.MINUTES.toMillis(1));
        await(() -> !thread.isAlive());
        pump.wake(); // does nothing
    }

    /** Sends a call for which the connection's own pump is not woken. */
    private CompletableFuture<RetrievalCall> submitted(String key) {
        var answered = new CompletableFuture<RetrievalCall>();
        RetrievalCall call = asynchronous(get(key), answered);
        call.waiterWillLead = true;
        connection.submit(call);
        return answered;
    }

    private void awaitParked() throws InterruptedException {
        await(() -> transport.users().stream().anyMatch(user -> LockSupport.getBlocker(user) == pump));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) { // until the test's time-out
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
