package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.memwire.api.MemcacheInterruptedException;
import io.memwire.protocol.text.ReplyLimits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Callers that leave before their answer: late, interrupted, overdue. */
class ConnectionLeavingTest extends ScriptedConnection {
    @Test
    void anInterruptedWaiterLeavesAndItsLateAnswerIsDropped() throws Exception { // trap 2 of the design
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller interrupted = parked(get("b"));
        interrupted.thread.interrupt();

        assertInstanceOf(MemcacheInterruptedException.class, interrupted.exception());
        assertTrue(interrupted.interruptedAfterwards, "the flag is set again");
        assertTrue(connection.isOpen(), "trap 1: an interrupt closes nothing that others share");

        Caller later = submitted(get("c"));
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\n");
        assertNull(leader.failure());
        transport.awaitReader();
        transport.send("VALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", later.value());
    }

    @Test
    void aWaiterThatRunsOutOfTimeLeavesAndTheConnectionIsKept() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller late = new Caller(connection, get("b"), 1);

        assertInstanceOf(Failure.TimedOut.class, late.failure());
        assertTrue(connection.isOpen());
        Caller later = submitted(get("c"));
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\nVALUE c 0 1\r\nC\r\nEND\r\n");
        assertNull(leader.failure());
        assertEquals("C", later.value(), "the late answer is dropped");
    }

    @Test
    void anOverdueOldestCallClosesTheConnection() throws Exception {
        Caller overdue = new Caller(connection, get("a"), MINUTE);
        transport.awaitReader();
        Caller younger = new Caller(connection, get("b"), 10 * MINUTE);
        transport.awaitWritten("get a\r\nget b\r\n");

        assertTrue(connection.check(System.nanoTime()) > 0, "not yet");
        connection.check(System.nanoTime() + 2 * MINUTE);

        assertNotNull(overdue.failure());
        assertInstanceOf(Failure.Lost.class, younger.failure(), "it still had time: for it the connection is lost");
        assertInstanceOf(Failure.TimedOut.class, closures.get(0));
    }

    @Test
    void anAsynchronousCallThatIsDueBeforeTheOldestEndsInTimeAndAlone() throws Exception {
        Caller oldest = new Caller(connection, get("a"), 10 * MINUTE);
        oldest.awaitSubmitted();
        var early = new CompletableFuture<RetrievalCall>();
        assertNull(connection.submit(asynchronous(get("b"), early)));
        transport.awaitWritten("get a\r\nget b\r\n");

        long now = System.nanoTime();
        long again = connection.check(now);
        assertTrue(again <= MINUTE, "looks again in time: " + again);
        assertFalse(early.isDone(), "not yet");
        connection.check(now + MINUTE + TimeUnit.SECONDS.toNanos(1));

        assertInstanceOf(Failure.TimedOut.class, early.get().failure());
        assertTrue(connection.isOpen());
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\n");
        assertNull(oldest.failure());
        Caller later = caller(get("c"));
        transport.awaitWritten("get a\r\nget b\r\nget c\r\n");
        transport.send("VALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", later.value(), "the late answer is dropped");
    }

    @Test
    void aBlockedWriteEndsWhenItsCallIsOverdue() throws Exception { // trap 3
        transport.holdWrites();
        Caller blocked = new Caller(connection, get("a"), MINUTE);
        transport.awaitWriter();
        connection.check(System.nanoTime() + 2 * MINUTE);

        assertNotNull(blocked.failure());
    }

    @Test
    void aBlockedWriteIsWatchedFromItsBeginning() throws Exception { // trap 3
        var socket = new ScriptedTransport(true);
        socket.holdWrites();
        var options = new ConnectionOptions(1, 1 << 20, 60_000, ReplyLimits.DEFAULTS);
        try (var clock = new Housekeeper(MINUTE)) {
            var watched = new Connection("cache:11211", socket, options, threads, clock, (closed, why) -> {});
            clock.start();

            Caller blocked = new Caller(watched, get("a"), TimeUnit.MILLISECONDS.toNanos(1));

            assertNotNull(blocked.failure());
        }
    }

    @Test
    void anAnswerThatCameFirstIsGivenThoughTheCallerIsInterrupted() throws Exception { // trap 2
        RetrievalCall mine = get("a");
        Dispatcher.prepare(mine, connection, Thread.currentThread(), System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));
        Caller other = submitted(get("b")); // leads
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\nEND\r\n");
        assertNull(other.failure());

        Thread.currentThread().interrupt();
        assertNull(connection.await(mine));
        assertTrue(Thread.interrupted(), "the flag stays");
        assertNotNull(mine.value());
    }

    @Test
    void anAnswerThatComesTogetherWithAnInterruptIsGiven() throws Exception { // trap 2
        RetrievalCall mine = get("a");
        var outcome = new CompletableFuture<@Nullable Failure>();
        var caller = new Thread("caller") {
            @Override
            public void run() {
                try {
                    outcome.complete(connection.await(mine));
                } catch (Throwable e) {
                    outcome.completeExceptionally(e);
                }
            }

            // It has seen that there is no answer, and will see that it is interrupted.
            @Override
            public boolean isInterrupted() {
                transport.send("VALUE a 0 1\r\nA\r\nEND\r\nEND\r\n");
                while (!mine.isDone()) { // until the test's time-out
                    Thread.onSpinWait();
                }
                return true;
            }
        };
        Dispatcher.prepare(mine, connection, caller, System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));
        Caller other = submitted(get("b"));
        transport.awaitReader(); // other leads

        caller.start();

        assertNull(outcome.get(1, TimeUnit.MINUTES));
        assertNotNull(mine.value());
        assertNull(other.failure());
    }

    @Test
    void aCallThatWasAbandonedIsNotTold() {
        RetrievalCall call = get("a");
        call.whenDone = () -> fail("its caller has left");
        assertTrue(call.abandon());

        call.complete();
        call.fail(connection.lost(null));

        assertFalse(call.isDone());
        assertFalse(call.abandon(), "a second time");
    }
}
