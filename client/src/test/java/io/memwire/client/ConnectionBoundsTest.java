package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The queue is bounded: who waits for room, who is refused. */
class ConnectionBoundsTest extends ScriptedConnection {
    @Test
    void aFullQueueRefusesAsynchronousCallsAtOnce() throws Exception {
        Connection small = connect(new ScriptedTransport(true), 1);
        assertNull(small.submit(asynchronous(get("a"), new CompletableFuture<>())));

        Failure refusal = small.submit(asynchronous(get("b"), new CompletableFuture<>()));

        assertInstanceOf(Failure.NoRoom.class, refusal);
        assertFalse(existing(refusal).isUnsent(), "another connection is no remedy");
        assertTrue(existing(refusal).toException().toString().contains("maxInFlight"));
        small.close(small.lost(null));
    }

    @Test
    void anAnsweredCallMakesRoomThoughTheReaderHasMoreToRead() throws Exception {
        var socket = new ScriptedTransport(true);
        Connection small = connect(socket, 2);
        var sentNext = new CompletableFuture<@Nullable Failure>();
        var second = new CompletableFuture<Call>();
        RetrievalCall first = asynchronous(get("a"), new CompletableFuture<>());
        first.whenDone = // on the thread that reads, before it comes to the second answer
                () -> sentNext.complete(small.submit(asynchronous(get("c"), new CompletableFuture<>())));
        assertNull(small.submit(first));
        assertNull(small.submit(asynchronous(get("b"), second)));

        socket.awaitReader();
        socket.send("END\r\nEND\r\n");

        assertNull(sentNext.get(1, TimeUnit.MINUTES), "refused though one of two was answered");
        assertNull(second.get(1, TimeUnit.MINUTES).failure());
        socket.awaitWritten("get a\r\nget b\r\nget c\r\n");
        small.close(small.lost(null));
    }

    @Test
    void aBlockingCallerWaitsForRoom() throws Exception {
        var socket = new ScriptedTransport(true);
        Connection small = connect(socket, 1);
        var first = new CompletableFuture<Call>();
        assertNull(small.submit(asynchronous(get("a"), first)));
        Caller waiting = new Caller(small, get("b"), MINUTE);
        awaitWaitingForRoom(waiting);
        socket.awaitReader();
        socket.send("END\r\n");
        socket.awaitWritten("get a\r\nget b\r\n");
        socket.send("VALUE b 0 1\r\nB\r\nEND\r\n");

        assertNull(first.get(1, TimeUnit.MINUTES).failure());
        assertEquals("B", waiting.value());
        small.close(small.lost(null));
    }

    @Test
    void anInterruptWhileWaitingForRoomSendsNothing() throws Exception {
        var socket = new ScriptedTransport(true);
        Connection small = connect(socket, 1);
        assertNull(small.submit(asynchronous(get("a"), new CompletableFuture<>())));
        Caller waiting = new Caller(small, get("b"), MINUTE);
        waiting.thread.interrupt();

        assertInstanceOf(MemcacheInterruptedException.class, waiting.exception());
        assertEquals("get a\r\n", socket.written());
        small.close(small.lost(null));
    }

    @Test
    void whoWaitsForRoomIsSentElsewhereWhenTheConnectionCloses() throws Exception {
        assertTrue(
                existing(waitingForRoom(small -> small.close(small.lost(null)))).isUnsent());
    }

    @Test
    void whoWaitsForRoomIsSentElsewhereWhenTheConnectionRetires() throws Exception {
        assertTrue(existing(waitingForRoom(Connection::retire)).isUnsent());
    }

    private @Nullable Failure waitingForRoom(Consumer<Connection> event) throws Exception {
        Connection small = connect(new ScriptedTransport(true), 1);
        assertNull(small.submit(asynchronous(get("a"), new CompletableFuture<>())));
        Caller waiting = new Caller(small, get("b"), MINUTE);
        awaitWaitingForRoom(waiting);
        event.accept(small);
        Failure failure = waiting.failure();
        small.close(small.lost(null));
        return failure;
    }

    private static void awaitWaitingForRoom(Caller caller) {
        while (caller.thread.getState() != Thread.State.TIMED_WAITING) { // until the test's time-out
            Thread.onSpinWait();
        }
    }

    @Test
    void whoWaitsForRoomLeavesInTime() throws Exception {
        Connection small = connect(new ScriptedTransport(true), 1);
        assertNull(small.submit(asynchronous(get("a"), new CompletableFuture<>())));

        Caller waiting = new Caller(small, get("b"), 1);

        assertInstanceOf(Failure.NoRoom.class, waiting.failure());
        small.close(small.lost(null));
    }
}
