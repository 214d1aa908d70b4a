package io.memwire.it.soak;

import io.memwire.testkit.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a server, or the network before it, goes through. */
enum Trouble {
    /** The process is killed and the port closed, until it is started again, empty. */
    KILL,
    /** The process is stopped and goes on later; connections stay. */
    SUSPEND,
    /** The client itself is told to close all connections. */
    DISCONNECT,
    RESET,
    CLOSE,
    CUT_ANSWERS,
    CUT_REQUESTS,
    CLOSE_IN_A_VALUE,
    HALF_CLOSE,
    STALL_ANSWERS,
    STALL_REQUESTS,
    STALL_IN_A_VALUE,
    VANISH,
    REFUSE,
    SLOW_ACCEPT,
    /** Only slower than usual: nothing is lost. */
    DELAY,
    /** Cut into small pieces, and nothing else. */
    FRAGMENT;

    /** What the proxy does, as the random numbers say; null where it is not the proxy that does it. */
    @Nullable
    Fault fault(Random random) {
        return switch (this) {
            case SUSPEND, DISCONNECT -> null;
            case KILL, REFUSE -> Fault.refuse();
            case RESET -> Fault.reset();
            case CLOSE -> Fault.close();
            case CUT_ANSWERS -> Fault.reset().afterBytes(random.nextInt(5_000));
            case CUT_REQUESTS -> Fault.close().onRequests().afterBytes(random.nextInt(5_000));
            case CLOSE_IN_A_VALUE ->
                Fault.close().atMessage(1 + random.nextInt(20)).midValue();
            case HALF_CLOSE -> Fault.halfClose();
            case STALL_ANSWERS -> Fault.stall();
            case STALL_REQUESTS -> Fault.stall().onRequests();
            case STALL_IN_A_VALUE ->
                Fault.stall().atMessage(1 + random.nextInt(20)).midValue();
            case VANISH -> Fault.vanish();
            case SLOW_ACCEPT -> Fault.slowAccept(Duration.ofMillis(random.nextInt(300)));
            case DELAY ->
                Fault.delay(Duration.ZERO, Duration.ofMillis(1 + random.nextInt(20)))
                        .bothWays();
            case FRAGMENT -> Fault.fragment(1 + random.nextInt(40)).bothWays();
        };
    }

    /** Whether the server works on as if nothing were, so that what was stored before must still be read. */
    boolean isHarmless() {
        return this == DELAY || this == FRAGMENT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
