package io.memwire.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is moved, so that a test of expiry needs no sleep:
 *
 * <pre>{@code
 * var clock = ManualClock.startingNow();
 * try (var server = EmbeddedServer.builder().clock(clock).start()) {
 *     // store something for 60 seconds
 *     clock.advance(Duration.ofSeconds(61));
 *     // it is gone
 * }
 * }</pre>
 *
 * <p>Thread-safe: a move is seen by every request that is sent after it.
 *
 * @since 0.1
 */
public final class ManualClock implements InstantSource {
    private volatile Instant now;

    private ManualClock(Instant start) {
        now = start;
    }

    /**
     * A clock that shows the present time and stands still.
     *
     * @return the clock
     */
    public static ManualClock startingNow() {
        return startingAt(Instant.now());
    }

    /**
     * A clock that shows a given time and stands still.
     *
     * @param start what it shows first
     * @return the clock
     */
    public static ManualClock startingAt(Instant start) {
        return new ManualClock(start);
    }

    /**
     * Moves the clock on.
     *
     * @param by how far; a negative duration moves it back
     */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
