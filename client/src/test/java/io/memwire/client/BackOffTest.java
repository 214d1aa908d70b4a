package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a dead server is tried again: as {@code docs/failures.md} promises, and never by all its clients at once. */
class BackOffTest {
    private static final int CLIENTS = 5_000;
    private static final long TENTH_MILLIS = 100;

    private static List<Long> seconds(Duration deadRetry, RandomGenerator random, int failures) {
        var backOff = new BackOff(deadRetry.toNanos(), random);
        var seconds = new ArrayList<Long>();
        for (int i = 0; i < failures; i++) {
            seconds.add(Math.round(backOff.failed() / 1e9));
        }
        return seconds;
    }

    /** Draws always the least, or nearly the most. */
    private static RandomGenerator drawing(long bits) {
        return () -> bits;
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToHalfAMinute() {
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), seconds(Duration.ofSeconds(1), drawing(0), 7));
    }

    @Test
    void keepsToALongerDeadRetry() {
        assertEquals(List.of(30L, 30L, 30L), seconds(Duration.ofSeconds(30), drawing(0), 3));
        assertEquals(List.of(3600L, 3600L), seconds(Duration.ofHours(1), drawing(0), 2));
        assertTrue(new BackOff(Duration.ofDays(365).toNanos(), new Random(1)).failed() > 0);
    }

    @Test
    void beginsAnewWhenTheServerWasInUse() {
        var backOff = new BackOff(Duration.ofSeconds(1).toNanos(), drawing(0));
        backOff.failed();
        backOff.failed();

        backOff.succeeded();

        assertEquals(Duration.ofSeconds(1).toNanos(), backOff.failed());
    }

    @Test
    void drawsEvenlyFromOneToOneAndAHalf() {
        var random = new SplittableRandom(1);
        int[] tenths = new int[5];
        for (int i = 0; i < 10_000; i++) {
            double waited = new BackOff(Duration.ofSeconds(1).toNanos(), random).failed() / 1e9;
            assertTrue(waited >= 1 && waited <= 1.5, "waited " + waited);
            tenths[(int) Math.min(4, (waited - 1) * 10)]++;
        }
        for (int count : tenths) {
            assertTrue(count > 1_800 && count < 2_200, "of 10,000 about 2,000: " + count);
        }
    }

    /** A client that lost its server at zero, on a clock that the test moves. */
    private static final class VirtualClient {
        private final BackOff backOff;
        private long nextMillis;

        VirtualClient(Duration deadRetry, long seed) {
            backOff = new BackOff(deadRetry.toNanos(), new SplittableRandom(seed));
            failed(0);
        }

        void failed(long nowMillis) {
            nextMillis = nowMillis + backOff.failed() / 1_000_000;
        }
    }

    /** The server goes away at zero, in the sight of all its clients, and comes back. */
    @ParameterizedTest(name = "deadRetry {0} s, away for {1} s: at most {2} connects in 100 ms, all back after {3} s")
    @CsvSource({
        "30, 10, 80, 36",
        "30, 100, 80, 46",
        "30, 3600, 60, 46",
        "5, 60, 120, 46",
        "1, 0, 1150, 2",
        "1, 600, 60, 46"
    })
    void clientsDoNotComeBackAtOnce(int deadRetry, int awaySeconds, int most, int backAfterSeconds) {
        var away = new ArrayList<VirtualClient>();
        for (int i = 0; i < CLIENTS; i++) {
            away.add(new VirtualClient(Duration.ofSeconds(deadRetry), 1_000_003L * i));
        }
        long backMillis = awaySeconds * 1_000L;
        int peak = 0;
        long millis = 0;
        for (; !away.isEmpty(); millis += TENTH_MILLIS) {
            long end = millis + TENTH_MILLIS;
            int connects = 0;
            for (VirtualClient client : away) {
                if (client.nextMillis < end && client.nextMillis < backMillis) {
                    client.failed(client.nextMillis);
                    connects++;
                }
            }
            int before = away.size();
            away.removeIf(client -> client.nextMillis < end && client.nextMillis >= backMillis);
            connects += before - away.size();
            peak = Math.max(peak, end > backMillis ? connects : 0);
        }

        assertTrue(peak <= most, "connects in a tenth of a second: " + peak);
        assertTrue(millis <= backMillis + backAfterSeconds * 1_000L, "all are back after ms: " + (millis - backMillis));
        assertTrue(
                millis <= backMillis * 5 / 2 + deadRetry * 1_500L + TENTH_MILLIS,
                "all are back as promised: " + millis);
    }
}
