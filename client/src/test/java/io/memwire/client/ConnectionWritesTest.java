package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.protocol.text.ReplyKind;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who writes, when, and how much in one go: the combining writer. */
class ConnectionWritesTest extends ScriptedConnection {
    @Test
    void aCallerThatIsAloneWritesOnceAndReadsOnce() throws Exception {
        Caller caller = caller(get("k"));
        transport.awaitReader();
        transport.send("VALUE k 7 1\r\nx\r\nEND\r\n");

        assertNull(caller.failure());
        assertEquals("x", caller.value());
        assertEquals("get k\r\n", transport.written());
        assertEquals(1, transport.writes(), "writes");
        assertEquals(1, transport.reads(), "reads");
        assertEquals(Set.of(caller.thread), transport.users(), "threads that did I/O");
    }

    @Test
    void requestsThatArriveDuringAWriteLeaveInOneAndGetsShareALine() throws Exception {
        transport.holdWrites();
        Caller first = caller(get("a"));
        transport.awaitWriter();
        Caller second = submitted(get("b"));
        Caller third = submitted(get("c"));
        Caller fourth = submitted(delete("d"));
        Caller fifth = submitted(get("e"));
        transport.letWritesThrough();
        transport.awaitWritten("get a\r\nget b c\r\ndelete d\r\nget e\r\n");
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\nVALUE c 0 1\r\nC\r\nEND\r\nDELETED\r\nEND\r\n");

        assertEquals("A", first.value());
        assertNull(second.value(), "passed over: a miss");
        assertEquals("C", third.value());
        assertEquals(ReplyKind.DELETED, fourth.status());
        assertNull(fifth.value());
        assertEquals(2, transport.writes(), "writes");
    }

    @Test
    void theSameKeyTwiceInALineIsAnsweredTwice() throws Exception {
        transport.holdWrites();
        Caller first = caller(get("x"));
        transport.awaitWriter();
        Caller second = submitted(get("a"));
        Caller third = submitted(get("a"));
        transport.letWritesThrough();
        transport.awaitWritten("get x\r\nget a a\r\n");
        transport.send("END\r\nVALUE a 0 1\r\n1\r\nVALUE a 0 1\r\n1\r\nEND\r\n");

        assertNull(first.value());
        assertEquals("1", second.value());
        assertEquals("1", third.value());
    }

    @Test
    void aLineHoldsABoundedNumberOfKeys() throws Exception {
        transport.holdWrites();
        caller(get("first"));
        transport.awaitWriter();
        for (int i = 0; i <= RetrievalCall.MAX_KEYS_PER_LINE; i++) {
            submitted(get("k" + i));
        }
        transport.letWritesThrough();

        transport.awaitLastWritten("\r\nget k" + RetrievalCall.MAX_KEYS_PER_LINE + "\r\n");
    }

    @Test
    void asynchronousRequestsGatherWhileAnAnswerToEarlierOnesIsDue() throws Exception {
        var last = new CompletableFuture<Call>();
        for (int i = 0; i < 4; i++) {
            assertNull(connection.submit(asynchronous(delete("k"), new CompletableFuture<>())));
        }
        assertEquals(4, transport.writes(), "writes, each by its caller");
        assertNull(connection.submit(asynchronous(get("a"), new CompletableFuture<>())));
        assertNull(connection.submit(asynchronous(get("b"), last)));
        assertEquals(4, transport.writes(), "writes, for the answer to the first is due");
        transport.send("DELETED\r\n");
        transport.awaitWritten("delete k\r\n".repeat(4) + "get a b\r\n");

        assertEquals(5, transport.writes(), "writes");
        transport.send("DELETED\r\n".repeat(3) + "VALUE b 0 1\r\nB\r\nEND\r\n");
        assertNotNull(((RetrievalCall) last.get(1, TimeUnit.MINUTES)).value());
    }

    @Test
    void theLeaderLeavesALargeBatchToAnotherThread() throws Exception { // trap 4
        Caller leader = caller(get("a"));
        transport.awaitReader();
        var large = new CompletableFuture<Call>();
        StatusCall small = asynchronous(delete("b"), new CompletableFuture<>());
        small.whenDone = () -> { // on the leader's thread, who writes what gathers while it decodes
            transport.holdWrites();
            assertNull(connection.submit(asynchronous(set("c", 200_000), large)));
        };
        assertNull(connection.submit(small));
        transport.send("END\r\nDELETED\r\n");

        assertNull(leader.failure(), "the leader is not held up by the write");
        transport.letWritesThrough();
        transport.awaitWritten("get a\r\ndelete b\r\nset c 0 0 200000\r\n" + "\0".repeat(200_000) + "\r\n");
        transport.send("STORED\r\n");
        assertNull(large.get(1, TimeUnit.MINUTES).failure());
    }

    @Test
    void theFlusherLeavesALargeBatchToAnotherThread() throws Exception { // trap 4
        Caller leader = caller(get("a"));
        transport.awaitReader();
        transport.holdWrites();
        Caller small = caller(delete("b"));
        transport.awaitWriter();
        var large = new CompletableFuture<Call>();
        var set = set("c", 200_000);
        assertNull(connection.submit(asynchronous(set, large)));
        transport.send("END\r\n");

        assertNull(leader.failure(), "the leader is not held up by the write");
        transport.letWritesThrough();
        transport.awaitWritten("get a\r\ndelete b\r\nset c 0 0 200000\r\n" + "\0".repeat(200_000) + "\r\n");
        transport.send("DELETED\r\nSTORED\r\n");
        assertNull(small.failure());
        assertNull(large.get(1, TimeUnit.MINUTES).failure());
    }

    @Test
    void manySmallWritesWithoutAnAnswerAreLeftToAnotherThreadToo() { // they fill a socket's buffer as a large one does
        for (int i = 0; i < 64; i++) {
            assertNull(connection.submitNoreply(unanswered()));
        }
        transport.holdWrites();

        assertNull(connection.submitNoreply(unanswered()), "would hang here if this thread wrote it");
    }

    @Test
    void requestsThatAreNotAnsweredDoNotWaitForAnAnswer() {
        for (int i = 0; i < 10; i++) {
            assertNull(connection.submitNoreply(unanswered()));
        }
        assertEquals(10, transport.writes(), "writes");
    }

    @Test
    void noreplyRequestsAreFollowedByABarrierNowAndThen() throws Exception {
        StatusCall set = set("k", 20_000);
        set.deadlineNanos = System.nanoTime() + MINUTE;
        assertNull(connection.submitNoreply(set));
        transport.awaitReader();

        assertTrue(transport.written().startsWith("set k 0 0 20000 noreply\r\n"));
        assertTrue(transport.written().endsWith("\r\nversion\r\n"), "nothing bounds what is unread at the server");
        transport.send("VERSION 1.6.18\r\n");
        Caller next = caller(delete("k"));
        transport.awaitLastWritten("\r\ndelete k\r\n");
        transport.send("DELETED\r\n");
        assertNull(next.failure());
    }

    private static StatusCall unanswered() {
        StatusCall call = delete("k");
        call.deadlineNanos = System.nanoTime() + MINUTE;
        return call;
    }

    @Test
    void requestsThatComeWhileTheLeaderDecodesLeaveInOneWrite() throws Exception {
        var last = new CompletableFuture<StatusCall>();
        StatusCall first = asynchronous(delete("a"), new CompletableFuture<>());
        first.whenDone = () -> { // the leader decodes
            assertNull(connection.submit(asynchronous(delete("b"), new CompletableFuture<>())));
            assertNull(connection.submit(asynchronous(delete("c"), last)));
        };
        assertNull(connection.submit(first));
        transport.send("DELETED\r\n");
        transport.awaitWritten("delete a\r\ndelete b\r\ndelete c\r\n");

        assertEquals(2, transport.writes(), "writes");
        transport.send("DELETED\r\nDELETED\r\n");
        assertNull(last.get(1, TimeUnit.MINUTES).failure());
    }

    @Test
    void aCallerThatMayBeHandedTheLeadLeavesALargeBatchToAnotherThread() throws Exception { // trap 4
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller large = caller(set("b", 200_000));
        transport.awaitLastWritten("\0\r\n");

        assertFalse(transport.users().contains(large.thread), "it could not read while it is blocked in the write");
        transport.send("END\r\nSTORED\r\n");
        assertNull(leader.failure());
        assertNull(large.failure());
    }
}
