package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What becomes of calls when the connection ends. */
class ConnectionClosingTest extends ScriptedConnection {
    @Test
    void closingFailsACallThatNobodyReadsFor() {
        Call mine = get("a");
        Dispatcher.prepare(mine, connection, Thread.currentThread(), System.nanoTime() + MINUTE);
        assertNull(connection.submit(mine));

        connection.close(connection.lost(null));

        assertTrue(mine.isDone());
        assertInstanceOf(Failure.Lost.class, mine.failure());
    }

    @Test
    void theEndOfTheStreamFailsWhatIsUnderWay() throws Exception {
        Caller first = caller(get("a"));
        transport.awaitReader();
        Caller second = submitted(get("b"));
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
        Caller first = caller(get("a"));
        transport.awaitWriter();
        Caller second = submitted(StatusCall.incr(Key.of("n"), 1));
        connection.close(connection.lost(null));

        assertFalse(existing(first.failure()).isUnsent(), "its write was under way");
        assertTrue(existing(second.failure()).isUnsent(), "it may be sent again though incr is not repeatable");
    }

    @Test
    void aRetiredConnectionClosesWhenTheLastCallIsAnswered() throws Exception {
        Caller caller = caller(get("a"));
        transport.awaitReader();
        connection.retire();
        assertFalse(transport.isClosed());
        assertFalse(connection.isOpen());
        Failure refusal = connection.submit(asynchronous(get("b"), new CompletableFuture<>()));
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

    @Test
    void anOwnerThatFailsStrandsNobody() throws Exception {
        var socket = new ScriptedTransport(true);
        Connection owned = connect(socket, 100, (closed, reason) -> {
            throw new StackOverflowError("planted");
        });
        var ended = new CompletableFuture<RetrievalCall>();
        RetrievalCall call = asynchronous(get("a"), ended);
        call.waiterWillLead = true; // nobody reads
        assertNull(owned.submit(call));

        assertThrows(StackOverflowError.class, () -> owned.close(owned.lost(null)));

        assertInstanceOf(Failure.Lost.class, ended.get(1, TimeUnit.MINUTES).failure());
    }

    @Test
    void aFlusherThatDiesOfAnErrorStrandsNobody() throws Exception { // trap 9
        Caller leader = caller(get("a"));
        transport.awaitReader();
        transport.holdWrites();
        Caller flusher = caller(delete("b"));
        transport.awaitWriter();
        Caller gathered = submitted(delete("c"));
        transport.failWrite(new StackOverflowError("planted"));
        transport.letWritesThrough();

        assertInstanceOf(StackOverflowError.class, flusher.exception());
        assertInstanceOf(Failure.Lost.class, leader.failure());
        assertTrue(existing(gathered.failure()).isUnsent(), "it never left");
    }

    @Test
    void aRequestThatCannotBeEncodedTakesTheConnectionAlongButStrandsNobody() throws Exception { // trap 9
        Caller leader = caller(get("a"));
        transport.awaitReader();
        Caller failing = caller(new UnencodableCall());

        assertInstanceOf(IllegalStateException.class, failing.exception());
        assertInstanceOf(Failure.Lost.class, leader.failure());
        assertTrue(transport.isClosed(), "nobody knows what is in the buffer");
    }

    @Test
    void aRetiredConnectionClosesAfterItsLastWriteThoughNothingIsAnswered() throws Exception {
        transport.holdWrites();
        StatusCall unanswered = delete("a");
        unanswered.deadlineNanos = System.nanoTime() + MINUTE;
        var writer = new Thread(() -> connection.submitNoreply(unanswered));
        writer.start();
        transport.awaitWriter();
        connection.retire();
        assertFalse(transport.isClosed(), "its write is under way");
        transport.letWritesThrough();
        writer.join();

        assertTrue(transport.isClosed());
        assertEquals("delete a noreply\r\n", transport.written());
    }

    /** Where threads of the client's own are virtual they can always be had. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void aBatchThatNobodyCanBeFoundToWriteTakesTheConnectionAlong() throws Exception { // trap 9
        Caller leader = caller(get("a"));
        transport.awaitReader();
        threads.close();

        assertThrows(
                RejectedExecutionException.class,
                () -> connection.submit(asynchronous(set("b", 200_000), new CompletableFuture<>())));

        assertInstanceOf(Failure.Lost.class, leader.failure());
        assertFalse(connection.isOpen());
    }

    /** Fails after a part of it is written. */
    private static final class UnencodableCall extends Call {
        UnencodableCall() {
            super(Command.GET);
        }

        @Override
        void encode(WireBuffer out) {
            RequestEncoder.get(out, new byte[] {'k'});
            throw new IllegalStateException("planted");
        }

        @Override
        boolean accept(ReplyKind kind, ReplyDecoder reply, String node) {
            return true;
        }

        @Override
        Call copy() {
            return new UnencodableCall();
        }

        @Override
        int estimatedBytes() {
            return 0;
        }
    }
}
