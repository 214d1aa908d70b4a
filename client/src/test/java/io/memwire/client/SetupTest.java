package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SetupTest {
    private final Housekeeper housekeeper = new Housekeeper(1); // not started: the test is the clock
    private final AtomicInteger closed = new AtomicInteger();
    private final Setup setup = new Setup(housekeeper, 60_000);

    private void expire() {
        assertEquals(Chore.NEVER, setup.check(System.nanoTime() + 60_000_000_000L));
    }

    @Test
    void waitsUntilItsTimeIsOver() throws IOException {
        setup.begin(closed::incrementAndGet);

        long wait = setup.check(System.nanoTime());

        assertTrue(wait > 0 && wait <= 60_000_000_000L, "wait " + wait);
        assertEquals(0, closed.get());
    }

    @Test
    void closesWhatTakesTooLongAndNamesTheStep() throws IOException {
        setup.begin(closed::incrementAndGet);
        setup.step("the handshake");
        var consequence = new IOException("Socket closed");

        expire();
        expire();

        assertEquals(1, closed.get());
        IOException failure = setup.failure(consequence);
        assertInstanceOf(SocketTimeoutException.class, failure);
        assertEquals("no end of the handshake within 60000 ms", failure.getMessage());
        assertSame(consequence, failure.getCause());
    }

    @Test
    void closesASocketThatComesTooLate() {
        expire();

        assertThrows(SocketTimeoutException.class, () -> setup.begin(closed::incrementAndGet));

        assertEquals(1, closed.get());
    }

    @Test
    void leavesTheSocketOpenOnceItIsFinished() throws IOException {
        setup.begin(closed::incrementAndGet);
        setup.finish();

        expire();
        setup.clientClosed();
        setup.close();

        assertEquals(0, closed.get());
    }

    @Test
    void doesNotFinishWhatIsClosed() throws IOException {
        setup.begin(closed::incrementAndGet);
        expire();

        assertThrows(SocketTimeoutException.class, setup::finish);
    }

    @Test
    void closesWhatDoesNotFinish() throws IOException {
        setup.begin(closed::incrementAndGet);

        setup.close();

        assertEquals(1, closed.get());
    }

    @Test
    void keepsTheReasonOfAStepThatFailsByItself() throws IOException {
        setup.begin(closed::incrementAndGet);
        var reason = new IOException("refused");

        assertSame(reason, setup.failure(reason));
    }

    @Test
    void endsWithTheClient() throws IOException {
        setup.begin(closed::incrementAndGet);

        housekeeper.close();

        assertEquals(1, closed.get());
        assertFalse(setup.failure(null) instanceof SocketTimeoutException);
    }

    @Test
    void endsAtOnceOnAClientThatIsClosed() {
        housekeeper.close();
        var late = new Setup(housekeeper, 60_000);

        assertThrows(IOException.class, () -> late.begin(closed::incrementAndGet));

        assertEquals(1, closed.get());
    }
}
