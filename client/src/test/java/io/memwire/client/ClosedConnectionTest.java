package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.protocol.text.ReplyLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes first when a connection is closed while callers wait. */
class ClosedConnectionTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final OwnedThreads threads = new OwnedThreads();
    private final Housekeeper housekeeper = new Housekeeper(MINUTE);
    private final ScriptedTransport transport = new ScriptedTransport(true);
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        threads.close();
    }

    /**
     * A caller whose call failed may repeat it, and asks the owner for a connection: by then the owner must have marked a
     * stalled server dead, or the call goes there again.
     */
    @Test
    void theOwnerIsToldBeforeAnyCallFails() throws Exception {
        var leader = new CompletableFuture<Thread>();
        RetrievalCall call = RetrievalCall.get(Key.of("k"));
        var connection = new Connection(
                "cache:11211",
                transport,
                new ConnectionOptions(100, 1 << 20, 60_000, ReplyLimits.DEFAULTS),
                threads,
                housekeeper,
                (closed, reason) -> {
                    awaitStill(leader.join());
                    events.add(call.isPending() ? "told" : "told too late");
                });
        var outcome = new CompletableFuture<@Nullable Failure>();
        var caller = new Thread(() -> {
            call.waiter = Thread.currentThread();
            call.waiterMayLead = true;
            call.deadlineNanos = System.nanoTime() + MINUTE;
            connection.submit(call);
            outcome.complete(connection.await(call));
        });
        leader.complete(caller);
        caller.start();
        transport.awaitReader();

        connection.close(new Failure.TimedOut("cache:11211", 100));

        assertInstanceOf(Failure.Lost.class, outcome.get(10, TimeUnit.SECONDS), "it still had time");
        assertEquals(List.of("told"), events);
        assertTrue(transport.isClosed());
    }

    /** Returns when the thread, which cannot read any more, has either ended or parked. */
    private static void awaitStill(Thread thread) {
        while (thread.getState() != Thread.State.TERMINATED && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
