package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.MemcacheInterruptedException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who reads, and how the lead passes from one to the next. */
class ConnectionLeadTest extends ScriptedConnection {
    @Test
    void theLeadGoesToTheNextCallerThatWaits() throws Exception {
        Caller first = caller(get("a"));
        transport.awaitReader();
        Caller second = parked(get("b"));
        transport.send("END\r\n");
        assertNull(first.failure());

        transport.awaitReader();
        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");
        assertEquals("B", second.value());
    }

    @Test
    void aThreadThatLeavesPassesOnTheLeadItWasHanded() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Call mine = get("b");
        Dispatcher.prepare(mine, connection, Thread.currentThread(), System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));
        Caller waiter = parked(get("c"));
        transport.send("END\r\n");
        assertNull(leader.failure()); // the lead is this thread's now, for b is the oldest call

        Thread.currentThread().interrupt();
        assertThrows(MemcacheInterruptedException.class, () -> connection.await(mine));
        assertTrue(Thread.interrupted(), "the flag is set again");

        transport.send("END\r\nVALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", waiter.value());
    }

    @Test
    void anInterruptedLeaderOfAnInterruptSafeSocketGoesOnForTheOthers() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        leader.thread.interrupt();
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        assertEquals("A", leader.value());
        assertTrue(leader.interruptedAfterwards);
    }

    @Test
    void aLeaderThatDiesOfAnErrorStrandsNobody() throws Exception { // trap 9
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller waiter = parked(get("b"));
        transport.failRead(new StackOverflowError("planted"));

        assertInstanceOf(StackOverflowError.class, leader.exception());
        assertInstanceOf(Failure.Lost.class, waiter.failure());
    }

    @Test
    void thePumpReadsForAsynchronousCalls() throws Exception {
        var answered = new CompletableFuture<Call>();
        assertNull(connection.submit(asynchronous(get("a"), answered)));
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        var call = (RetrievalCall) answered.get(1, TimeUnit.MINUTES);
        assertArrayEquals("A".getBytes(StandardCharsets.US_ASCII), call.value());
    }

    @Test
    void onlyThreadsOfTheClientTouchASocketThatAnInterruptWouldClose() throws Exception { // trap 1
        var socket = new ScriptedTransport(false);
        Connection unix = connect(socket, 100);
        var call = get("a");
        Caller caller = new Caller(unix, call, MINUTE);
        socket.awaitWritten("get a\r\n");
        socket.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        assertEquals("A", caller.value());
        assertFalse(socket.users().contains(caller.thread), "the caller did I/O");
        unix.close(unix.lost(null));
    }

    @Test
    void aWaiterIsWokenByItsAnswer() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller waiter = parked(get("b"));
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\n");

        assertNull(leader.failure());
        assertEquals("B", waiter.value());
    }

    @Test
    void theLeadSkipsCallersThatHaveLeft() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller left = parked(get("b"));
        left.thread.interrupt();
        left.exception();
        Caller next = parked(get("c"));
        transport.send("END\r\n");
        assertNull(leader.failure());

        transport.send("END\r\nVALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", next.value());
    }

    @Test
    void theLeadGoesToThePumpWhenTheNextCallIsAsynchronous() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        var answered = new CompletableFuture<RetrievalCall>();
        assertNull(connection.submit(asynchronous(get("b"), answered)));
        transport.send("END\r\n");
        assertNull(leader.failure());

        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");
        assertNotNull(answered.get(1, TimeUnit.MINUTES).value());
    }

    @Test
    void lateAnswersAreReadAwayThoughNobodyWaits() throws Exception {
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller left = parked(get("b"));
        left.thread.interrupt();
        left.exception();
        transport.send("END\r\n");
        assertNull(leader.failure());

        transport.awaitReader(); // the pump
        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");
        Caller later = caller(get("c"));
        transport.awaitLastWritten("get c\r\n");
        transport.send("VALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", later.value());
    }

    @Test
    void aCallThatFailsWhenItIsToldStrandsNoOther() throws Exception {
        var ended = new CompletableFuture<RetrievalCall>();
        RetrievalCall failing = asynchronous(get("a"), new CompletableFuture<>());
        failing.whenDone = () -> {
            throw new IllegalStateException("planted");
        };
        failing.waiterWillLead = true; // nobody reads
        assertNull(connection.submit(failing));
        RetrievalCall other = asynchronous(get("b"), ended);
        other.waiterWillLead = true;
        assertNull(connection.submit(other));

        assertThrows(IllegalStateException.class, () -> connection.close(connection.lost(null)));

        assertTrue(ended.isDone(), "the second is left behind");
        assertInstanceOf(Failure.Lost.class, ended.join().failure());
    }
}
