package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.ReplyLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection over a socket in memory: every order of events here is made by the test, none by luck. */
class ConnectionTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final OwnedThreads threads = new OwnedThreads();
    private final Housekeeper housekeeper = new Housekeeper(MINUTE);
    private final List<Failure> closures = new ArrayList<>();
    private final ScriptedTransport transport = new ScriptedTransport(true);
    private final Connection connection = connect(transport, 100);

    private Connection connect(Transport socket, int maxInFlight) {
        var options = new ConnectionOptions(maxInFlight, 1 << 20, 60_000, ReplyLimits.DEFAULTS);
        return new Connection(
                "cache:11211", socket, options, threads, housekeeper, (closed, reason) -> closures.add(reason));
    }

    @AfterEach
    void close() {
        connection.close(connection.lost(null));
        threads.close();
    }

    @Test
    void aCallerThatIsAloneWritesOnceAndReadsOnce() throws Exception {
        Caller caller = new Caller(connection, RetrievalCall.get(Key.of("k")));
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
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitWriter();
        Caller second = submitted(RetrievalCall.get(Key.of("b")));
        Caller third = submitted(RetrievalCall.get(Key.of("c")));
        Caller fourth = submitted(StatusCall.delete(Key.of("d")));
        Caller fifth = submitted(RetrievalCall.get(Key.of("e")));
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
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("x")));
        transport.awaitWriter();
        Caller second = submitted(RetrievalCall.get(Key.of("a")));
        Caller third = submitted(RetrievalCall.get(Key.of("a")));
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
        new Caller(connection, RetrievalCall.get(Key.of("first")));
        transport.awaitWriter();
        for (int i = 0; i <= RetrievalCall.MAX_KEYS_PER_LINE; i++) {
            submitted(RetrievalCall.get(Key.of("k" + i)));
        }
        transport.letWritesThrough();

        String lastLine = "get k" + RetrievalCall.MAX_KEYS_PER_LINE + "\r\n";
        synchronized (transport) {
            while (!transport.written().endsWith(lastLine)) {
                transport.wait();
            }
        }
    }

    @Test
    void anErrorLineFailsItsLineAndNobodyElse() throws Exception {
        transport.holdWrites();
        Caller before = new Caller(connection, RetrievalCall.get(Key.of("x")));
        transport.awaitWriter();
        Caller second = submitted(RetrievalCall.get(Key.of("a")));
        Caller third = submitted(RetrievalCall.get(Key.of("b")));
        Caller after = submitted(StatusCall.incr(Key.of("n"), 1));
        transport.letWritesThrough();
        transport.awaitWritten("get x\r\nget a b\r\nincr n 1\r\n");
        transport.send("END\r\nSERVER_ERROR out of memory\r\n12\r\n");

        assertNull(before.failure());
        assertInstanceOf(Failure.ServerError.class, second.failure());
        assertInstanceOf(Failure.ServerError.class, third.failure());
        assertNull(after.failure());
        assertTrue(connection.isOpen());
    }

    @Test
    void aValueOfAKeyThatNobodyAskedForIsGivenToNobody() throws Exception {
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller second = submitted(RetrievalCall.get(Key.of("b")));
        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");

        assertInstanceOf(Failure.Violation.class, first.failure());
        assertNotNull(second.failure(), "the stream is in doubt: b's value may be a late one");
        assertNull(first.value());
        assertNull(second.value());
        assertTrue(transport.isClosed());
    }

    @Test
    void anAnswerToNothingClosesTheConnection() throws Exception {
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        transport.send("END\r\nEND\r\n");

        assertNull(first.failure(), "its answer had come");
        assertInstanceOf(Failure.Violation.class, closures.get(0));
        assertTrue(transport.isClosed());
    }

    @Test
    void anAnswerThatWasThereBeforeTheRequestAnswersItNot() throws Exception {
        Call second = StatusCall.store(Command.ADD, Key.of("b"), 0, 0, new byte[1], 0);
        var secondEnded = new CompletableFuture<Call>();
        Call first = StatusCall.store(Command.SET, Key.of("a"), 0, 0, new byte[1], 0);
        first.deadlineNanos = System.nanoTime() + MINUTE;
        // Comes as soon as the first is answered, while the reader still has the answer too many before it.
        first.whenDone = () -> connection.submit(asynchronous(second, secondEnded));
        assertNull(connection.submit(first));
        transport.send("STORED\r\nSTORED\r\n");

        assertNotNull(secondEnded.get(1, TimeUnit.MINUTES).failure(), "the answer too many was taken for its own");
        assertInstanceOf(Failure.Violation.class, closures.get(0));
        assertTrue(transport.isClosed());
    }

    @Test
    void aBitOfAnAnswerToNothingClosesTheConnection() throws Exception {
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        transport.send("END\r\nSTOR");

        assertNull(first.failure(), "its answer had come");
        assertInstanceOf(Failure.Violation.class, closures.get(0));
    }

    @Test
    void clientErrorToAStoreClosesTheConnectionSinceItsDataMayBeReadAsCommands() throws Exception {
        Caller caller = new Caller(connection, StatusCall.store(Command.SET, Key.of("a"), 0, 0, new byte[1], 0));
        transport.awaitReader();
        transport.send("CLIENT_ERROR bad data chunk\r\n");

        assertInstanceOf(Failure.ServerError.class, caller.failure());
        assertTrue(transport.isClosed());
    }

    @Test
    void serverErrorToAStoreKeepsTheConnection() throws Exception {
        Caller caller = new Caller(connection, StatusCall.store(Command.SET, Key.of("a"), 0, 0, new byte[1], 0));
        transport.awaitReader();
        transport.send("SERVER_ERROR object too large for cache\r\n");

        assertInstanceOf(Failure.ServerError.class, caller.failure());
        assertTrue(connection.isOpen());
    }

    @Test
    void theLeadGoesToTheNextCallerThatWaits() throws Exception {
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller second = submitted(RetrievalCall.get(Key.of("b")));
        transport.send("END\r\n");
        assertNull(first.failure());

        transport.awaitReader();
        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");
        assertEquals("B", second.value());
    }

    @Test
    void anInterruptedWaiterLeavesAndItsLateAnswerIsDropped() throws Exception { // trap 2 of the design
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller interrupted = submitted(RetrievalCall.get(Key.of("b")));
        interrupted.thread.interrupt();

        assertInstanceOf(MemcacheInterruptedException.class, interrupted.exception());
        assertTrue(interrupted.interruptedAfterwards, "the flag is set again");
        assertTrue(connection.isOpen(), "trap 1: an interrupt closes nothing that others share");

        Caller later = submitted(RetrievalCall.get(Key.of("c")));
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\n");
        assertNull(leader.failure());
        transport.awaitReader();
        transport.send("VALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", later.value());
    }

    @Test
    void aThreadThatLeavesPassesOnTheLeadItWasHanded() throws Exception {
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Call mine = RetrievalCall.get(Key.of("b"));
        Dispatcher.prepare(mine, connection, Thread.currentThread(), System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));
        Caller waiter = submitted(RetrievalCall.get(Key.of("c")));
        transport.send("END\r\n");
        assertNull(leader.failure()); // the lead is this thread's now, for b is the oldest call

        Thread.currentThread().interrupt();
        assertThrows(MemcacheInterruptedException.class, () -> connection.await(mine));
        assertTrue(Thread.interrupted(), "the flag is set again");

        transport.send("END\r\nVALUE c 0 1\r\nC\r\nEND\r\n");
        assertEquals("C", waiter.value());
    }

    @Test
    void closingFailsACallThatNobodyReadsFor() {
        Call mine = RetrievalCall.get(Key.of("a"));
        Dispatcher.prepare(mine, connection, Thread.currentThread(), System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));

        connection.close(connection.lost(null));

        assertTrue(mine.isDone());
        assertInstanceOf(Failure.Lost.class, mine.failure());
    }

    @Test
    void anInterruptedLeaderOfAnInterruptSafeSocketGoesOnForTheOthers() throws Exception {
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        leader.thread.interrupt();
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        assertEquals("A", leader.value());
        assertTrue(leader.interruptedAfterwards);
    }

    @Test
    void aWaiterThatRunsOutOfTimeLeavesAndTheConnectionIsKept() throws Exception {
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller late = new Caller(connection, RetrievalCall.get(Key.of("b")), 1);

        assertInstanceOf(Failure.TimedOut.class, late.failure());
        assertTrue(connection.isOpen());
        Caller later = submitted(RetrievalCall.get(Key.of("c")));
        transport.send("END\r\nVALUE b 0 1\r\nB\r\nEND\r\nVALUE c 0 1\r\nC\r\nEND\r\n");
        assertNull(leader.failure());
        assertEquals("C", later.value(), "the late answer is dropped");
    }

    @Test
    void anOverdueOldestCallClosesTheConnection() throws Exception {
        Caller overdue = new Caller(connection, RetrievalCall.get(Key.of("a")), MINUTE);
        transport.awaitReader();
        Caller younger = new Caller(connection, RetrievalCall.get(Key.of("b")), 10 * MINUTE);
        transport.awaitWritten("get a\r\nget b\r\n");

        assertTrue(connection.check(System.nanoTime()) > 0, "not yet");
        connection.check(System.nanoTime() + 2 * MINUTE);

        assertNotNull(overdue.failure());
        assertInstanceOf(Failure.Lost.class, younger.failure(), "it still had time: for it the connection is lost");
        assertInstanceOf(Failure.TimedOut.class, closures.get(0));
    }

    @Test
    void aBlockedWriteEndsWhenItsCallIsOverdue() throws Exception { // trap 3
        transport.holdWrites();
        Caller blocked = new Caller(connection, RetrievalCall.get(Key.of("a")), MINUTE);
        transport.awaitWriter();
        connection.check(System.nanoTime() + 2 * MINUTE);

        assertNotNull(blocked.failure());
    }

    @Test
    void aLeaderThatDiesOfAnErrorStrandsNobody() throws Exception { // trap 9
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller waiter = submitted(RetrievalCall.get(Key.of("b")));
        transport.failRead(new StackOverflowError("planted"));

        assertInstanceOf(StackOverflowError.class, leader.exception());
        assertInstanceOf(Failure.Lost.class, waiter.failure());
    }

    @Test
    void theEndOfTheStreamFailsWhatIsUnderWay() throws Exception {
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        Caller second = submitted(RetrievalCall.get(Key.of("b")));
        transport.send("VALUE a 0 1\r\nA");
        transport.end();

        assertInstanceOf(Failure.Lost.class, first.failure());
        assertInstanceOf(Failure.Lost.class, second.failure());
        assertTrue(String.valueOf(existing(first.failure()).toException().getCause())
                .contains("middle of a reply"));
    }

    @Test
    void aRequestThatNeverLeftSaysSo() throws Exception {
        transport.holdWrites();
        Caller first = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitWriter();
        Caller second = submitted(StatusCall.incr(Key.of("n"), 1));
        connection.close(connection.lost(null));

        assertFalse(existing(first.failure()).isUnsent(), "its write was under way");
        assertTrue(existing(second.failure()).isUnsent(), "it may be sent again though incr is not repeatable");
    }

    @Test
    void aFullQueueRefusesAsynchronousCallsAtOnce() throws Exception {
        Connection small = connect(new ScriptedTransport(true), 1);
        assertNull(small.submit(asynchronous(RetrievalCall.get(Key.of("a")), new CompletableFuture<>())));

        Failure refusal = small.submit(asynchronous(RetrievalCall.get(Key.of("b")), new CompletableFuture<>()));

        assertInstanceOf(Failure.Unavailable.class, refusal);
        assertFalse(existing(refusal).isUnsent(), "another connection is no remedy");
        assertTrue(existing(refusal).toException().toString().contains("maxInFlight"));
        small.close(small.lost(null));
    }

    @Test
    void aBlockingCallerWaitsForRoom() throws Exception {
        var socket = new ScriptedTransport(true);
        Connection small = connect(socket, 1);
        var first = new CompletableFuture<Call>();
        assertNull(small.submit(asynchronous(RetrievalCall.get(Key.of("a")), first)));
        Caller waiting = new Caller(small, RetrievalCall.get(Key.of("b")));
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
        assertNull(small.submit(asynchronous(RetrievalCall.get(Key.of("a")), new CompletableFuture<>())));
        Caller waiting = new Caller(small, RetrievalCall.get(Key.of("b")));
        waiting.thread.interrupt();

        assertInstanceOf(MemcacheInterruptedException.class, waiting.exception());
        assertEquals("get a\r\n", socket.written());
        small.close(small.lost(null));
    }

    @Test
    void thePumpReadsForAsynchronousCalls() throws Exception {
        var answered = new CompletableFuture<Call>();
        assertNull(connection.submit(asynchronous(RetrievalCall.get(Key.of("a")), answered)));
        transport.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        var call = (RetrievalCall) answered.get(1, TimeUnit.MINUTES);
        assertArrayEquals("A".getBytes(StandardCharsets.US_ASCII), call.value());
    }

    @Test
    void onlyThreadsOfTheClientTouchASocketThatAnInterruptWouldClose() throws Exception { // trap 1
        var socket = new ScriptedTransport(false);
        Connection unix = connect(socket, 100);
        var call = RetrievalCall.get(Key.of("a"));
        Caller caller = new Caller(unix, call);
        socket.awaitWritten("get a\r\n");
        socket.send("VALUE a 0 1\r\nA\r\nEND\r\n");

        assertEquals("A", caller.value());
        assertFalse(socket.users().contains(caller.thread), "the caller did I/O");
        unix.close(unix.lost(null));
    }

    @Test
    void theLeaderLeavesALargeBatchToAnotherThread() throws Exception { // trap 4
        Caller leader = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        transport.holdWrites();
        Caller small = new Caller(connection, StatusCall.delete(Key.of("b")));
        transport.awaitWriter();
        var large = new CompletableFuture<Call>();
        var set = StatusCall.store(Command.SET, Key.of("c"), 0, 0, new byte[200_000], 0);
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
    void asynchronousRequestsGatherWhileAnAnswerToEarlierOnesIsDue() throws Exception {
        var last = new CompletableFuture<Call>();
        for (int i = 0; i < 4; i++) {
            assertNull(connection.submit(asynchronous(StatusCall.delete(Key.of("k")), new CompletableFuture<>())));
        }
        assertEquals(4, transport.writes(), "writes, each by its caller");
        assertNull(connection.submit(asynchronous(RetrievalCall.get(Key.of("a")), new CompletableFuture<>())));
        assertNull(connection.submit(asynchronous(RetrievalCall.get(Key.of("b")), last)));
        assertEquals(4, transport.writes(), "writes, for the answer to the first is due");
        transport.send("DELETED\r\n");
        transport.awaitWritten("delete k\r\n".repeat(4) + "get a b\r\n");

        assertEquals(5, transport.writes(), "writes");
        transport.send("DELETED\r\n".repeat(3) + "VALUE b 0 1\r\nB\r\nEND\r\n");
        assertNotNull(((RetrievalCall) last.get(1, TimeUnit.MINUTES)).value());
    }

    @Test
    void requestsThatAreNotAnsweredDoNotWaitForAnAnswer() {
        for (int i = 0; i < 10; i++) {
            assertNull(connection.submitNoreply(unanswered()));
        }
        assertEquals(10, transport.writes(), "writes");
    }

    @Test
    void manySmallWritesWithoutAnAnswerAreLeftToAnotherThreadToo() { // they fill a socket's buffer as a large one does
        for (int i = 0; i < 64; i++) {
            assertNull(connection.submitNoreply(unanswered()));
        }
        transport.holdWrites();

        assertNull(connection.submitNoreply(unanswered()), "would hang here if this thread wrote it");
    }

    private static StatusCall unanswered() {
        StatusCall call = StatusCall.delete(Key.of("k"));
        call.deadlineNanos = System.nanoTime() + MINUTE;
        return call;
    }

    @Test
    void noreplyRequestsAreFollowedByABarrierNowAndThen() throws Exception {
        StatusCall set = StatusCall.store(Command.SET, Key.of("k"), 0, 0, new byte[20_000], 0);
        set.deadlineNanos = System.nanoTime() + MINUTE;
        assertNull(connection.submitNoreply(set));
        transport.awaitReader();

        assertTrue(transport.written().startsWith("set k 0 0 20000 noreply\r\n"));
        assertTrue(transport.written().endsWith("\r\nversion\r\n"), "nothing bounds what is unread at the server");
        transport.send("VERSION 1.6.18\r\n");
        assertNull(new Caller(connection, StatusCall.delete(Key.of("k")), MINUTE, "DELETED\r\n").failure());
    }

    @Test
    void aRetiredConnectionClosesWhenTheLastCallIsAnswered() throws Exception {
        Caller caller = new Caller(connection, RetrievalCall.get(Key.of("a")));
        transport.awaitReader();
        connection.retire();
        assertFalse(transport.isClosed());
        assertFalse(connection.isOpen());
        Failure refusal = connection.submit(asynchronous(RetrievalCall.get(Key.of("b")), new CompletableFuture<>()));
        assertTrue(existing(refusal).isUnsent());
        transport.send("END\r\n");

        assertNull(caller.failure());
        assertTrue(transport.isClosed());
    }

    @Test
    void anIdleRetiredConnectionClosesAtOnce() {
        connection.retire();

        assertTrue(transport.isClosed());
        assertEquals(1, closures.size());
    }

    private static Failure existing(@Nullable Failure failure) {
        return Objects.requireNonNull(failure, "no failure");
    }

    private static Call asynchronous(Call call, CompletableFuture<Call> done) {
        call.deadlineNanos = System.nanoTime() + MINUTE;
        call.whenDone = () -> done.complete(call);
        return call;
    }

    private Caller submitted(Call call) throws InterruptedException {
        Caller caller = new Caller(connection, call);
        caller.submitted.await();
        return caller;
    }

    /** A platform thread with one call. */
    private final class Caller {
        final Thread thread;
        final CountDownLatch submitted = new CountDownLatch(1);
        volatile boolean interruptedAfterwards;
        private final Call call;
        private final CompletableFuture<Optional<Failure>> outcome = new CompletableFuture<>();

        Caller(Connection target, Call call) {
            this(target, call, MINUTE);
        }

        Caller(Connection target, Call call, long timeoutNanos) {
            this(target, call, timeoutNanos, "");
        }

        Caller(Connection target, Call call, long timeoutNanos, String answer) {
            this.call = call;
            thread = new Thread(
                    () -> {
                        Dispatcher.prepare(call, target, Thread.currentThread(), System.nanoTime() + timeoutNanos);
                        try {
                            Failure refusal = target.submit(call);
                            submitted.countDown();
                            if (!answer.isEmpty()) {
                                transport.send(answer);
                            }
                            outcome.complete(Optional.ofNullable(refusal != null ? refusal : target.await(call)));
                        } catch (Throwable e) {
                            interruptedAfterwards = Thread.currentThread().isInterrupted();
                            outcome.completeExceptionally(e);
                        } finally {
                            interruptedAfterwards |= Thread.currentThread().isInterrupted();
                        }
                    },
                    "caller");
            thread.start();
        }

        @Nullable
        Failure failure() throws Exception {
            Optional<Failure> failure = outcome.get(1, TimeUnit.MINUTES);
            thread.join();
            return failure.orElse(null);
        }

        Throwable exception() throws InterruptedException {
            ExecutionException e = assertThrows(ExecutionException.class, () -> outcome.get(1, TimeUnit.MINUTES));
            thread.join();
            return Objects.requireNonNull(e.getCause());
        }

        @Nullable
        String value() throws Exception {
            failure();
            byte[] value = ((RetrievalCall) call).value();
            return value == null ? null : new String(value, StandardCharsets.ISO_8859_1);
        }

        ReplyKind status() throws Exception {
            assertNull(failure());
            return ((StatusCall) call).status();
        }
    }
}
