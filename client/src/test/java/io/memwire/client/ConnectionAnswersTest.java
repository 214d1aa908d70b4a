package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.Key;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which answer belongs to whom, and what ends a stream that cannot be trusted. */
class ConnectionAnswersTest extends ScriptedConnection {
    @Test
    void anErrorLineFailsItsLineAndNobodyElse() throws Exception {
        transport.holdWrites();
        Caller before = caller(get("x"));
        transport.awaitWriter();
        Caller second = submitted(get("a"));
        Caller third = submitted(get("b"));
        Caller after = submitted(StatusCall.incr(Key.of("n"), 1));
        transport.letWritesThrough();
        transport.awaitWritten("get x\r\nget a b\r\nincr n 1\r\n");
        transport.send("END\r\nSERVER_ERROR out of memory\r\n12\r\n");

        assertNull(before.failure());
        for (Caller caller : List.of(second, third)) {
            assertInstanceOf(Failure.ServerError.class, caller.failure());
            assertTrue(existing(caller.failure()).mayRepeat(), "the other's key may be the cause");
        }
        assertNull(after.failure());
        assertTrue(connection.isOpen());
    }

    @Test
    void anErrorLineForOneCallerAloneIsItsAnswer() throws Exception {
        Caller caller = caller(get("a"));
        transport.awaitReader();
        transport.send("SERVER_ERROR out of memory\r\n");

        assertInstanceOf(Failure.ServerError.class, caller.failure());
        assertFalse(existing(caller.failure()).mayRepeat());
    }

    @Test
    void aGetThatIsRepeatedHasALineForItself() throws Exception {
        transport.holdWrites();
        caller(get("x"));
        transport.awaitWriter();
        submitted(get("a"));
        submitted(get("b").copy());
        submitted(get("c"));
        transport.letWritesThrough();

        transport.awaitWritten("get x\r\nget a\r\nget b\r\nget c\r\n");
    }

    @Test
    void aValueOfAKeyThatNobodyAskedForIsGivenToNobody() throws Exception {
        Caller first = caller(get("a"));
        transport.awaitReader();
        Caller second = submitted(get("b"));
        transport.send("VALUE b 0 1\r\nB\r\nEND\r\n");

        assertInstanceOf(Failure.Violation.class, first.failure());
        assertNotNull(second.failure(), "the stream is in doubt: b's value may be a late one");
        assertNull(first.value());
        assertNull(second.value());
        assertTrue(transport.isClosed());
    }

    @Test
    void anAnswerToNothingClosesTheConnection() throws Exception {
        Caller first = caller(get("a"));
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
        Call first = set("a", 1);
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
        Caller first = caller(get("a"));
        transport.awaitReader();
        transport.send("END\r\nSTOR");

        assertNull(first.failure(), "its answer had come");
        assertInstanceOf(Failure.Violation.class, closures.get(0));
    }

    @Test
    void clientErrorToAStoreClosesTheConnectionSinceItsDataMayBeReadAsCommands() throws Exception {
        Caller caller = caller(set("a", 1));
        transport.awaitReader();
        Caller behind = submitted(get("b"));
        transport.send("CLIENT_ERROR bad data chunk\r\nEND\r\n");

        assertInstanceOf(Failure.ServerError.class, caller.failure());
        assertTrue(existing(behind.failure()).mayRepeat(), "whatever answers it is in doubt, so it is lost");
        assertTrue(transport.isClosed());
    }

    @Test
    void serverErrorToAStoreKeepsTheConnection() throws Exception {
        Caller caller = caller(set("a", 1));
        transport.awaitReader();
        transport.send("SERVER_ERROR object too large for cache\r\n");

        assertInstanceOf(Failure.ServerError.class, caller.failure());
        assertTrue(connection.isOpen());
    }
}
