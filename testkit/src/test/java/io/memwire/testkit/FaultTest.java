package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FaultTest {
    @Test
    void saysWhatItIs() {
        assertEquals(
                "reset after 9 bytes on connection 3",
                Fault.reset().afterBytes(9).onConnection(3).toString());
        assertEquals(
                "half close of requests at message 2 on every connection by 4",
                Fault.halfClose().onRequests().atMessage(2).everyConnection(4).toString());
        assertEquals(
                "close at message 1 amid the value", Fault.close().midValue().toString());
        assertEquals(
                "garbage at messages with probability 0.5 on new connections",
                Fault.garbage(1).sometimes(0.5).onNewConnections().toString());
        assertEquals("slow accept", Fault.slowAccept(Duration.ZERO).toString());
    }

    @Test
    void refusesWhatMakesNoSense() {
        List<Executable> combinations = List.of(
                () -> Fault.refuse().onConnection(1),
                () -> Fault.refuse().atMessage(1),
                () -> Fault.slowAccept(Duration.ZERO).onOpenConnections(),
                () -> Fault.slowAccept(Duration.ZERO).bothWays(),
                () -> Fault.wrongKey().onRequests(),
                () -> Fault.drop().afterBytes(1),
                () -> Fault.drop().midValue(),
                () -> Fault.close().afterBytes(1).midValue(),
                () -> Fault.close().midValue().afterBytes(1));

        combinations.forEach(wrong -> assertThrows(IllegalStateException.class, wrong));
    }

    @Test
    void refusesNumbersOutOfRange() {
        List<Executable> wrongs = List.of(
                () -> Fault.delay(Duration.ofMillis(-1)),
                () -> Fault.delay(Duration.ofMillis(2), Duration.ofMillis(1)),
                () -> Fault.drip(0, Duration.ZERO),
                () -> Fault.fragment(0),
                () -> Fault.garbage(0),
                () -> Fault.insert("\u20ac"),
                () -> Fault.close().afterBytes(-1),
                () -> Fault.close().atMessage(0),
                () -> Fault.close().everyMessage(0),
                () -> Fault.close().sometimes(1.1),
                () -> Fault.close().sometimes(Double.NaN),
                () -> Fault.close().onConnection(0),
                () -> FaultSchedule.first(Duration.ZERO));

        wrongs.forEach(wrong -> assertThrows(IllegalArgumentException.class, wrong));
    }

    @Test
    void schedulesPhasesByTime() {
        FaultSchedule once = FaultSchedule.first(Duration.ofNanos(10)).then(Duration.ofNanos(5), Fault.stall());
        FaultSchedule again = once.repeated();

        assertEquals(0, once.phaseAt(9));
        assertEquals(1, once.phaseAt(10));
        assertEquals(-1, once.phaseAt(15));
        assertEquals(2, again.phaseAt(15));
        assertEquals(3, again.phaseAt(29));
        assertEquals(30, again.endNanos(3));
        assertEquals("[stall]", again.faults(3).toString());
    }
}
