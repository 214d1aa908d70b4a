package io.memwire.it.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.CasResult;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import io.memwire.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ttls and touch. Nobody waits: the embedded server's clock is moved, and memcached is asked how long an item still lives
 * (protocol.txt, "Meta Get", flag t).
 */
class ExpiryTest extends Contract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** What may pass between two looks at a clock, rounding included. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final ManualClock clock;

    ExpiryTest(Setting setting) {
        super(setting);
        clock = setting.clock();
    }

    private void assertExpiresAfter(Duration ttl, String key) {
        assertNotEquals("-", wire.stored(key));
        if (setting.backend().isEmbedded()) {
            clock.advance(ttl.minus(SLACK));
            assertNotEquals("-", wire.stored(key), "expired too early");
            clock.advance(SLACK.multipliedBy(2));
            assertEquals("-", wire.stored(key), "has not expired");
        } else {
            Duration remaining = Duration.ofSeconds(remainingSeconds(key));
            assertTrue(remaining.minus(ttl).abs().compareTo(SLACK) < 0, () -> "lives for " + remaining);
        }
    }

    private void assertNeverExpires(String key) {
        if (setting.backend().isEmbedded()) {
            clock.advance(Duration.ofDays(3_650));
            assertNotEquals("-", wire.stored(key));
        } else {
            assertEquals(-1, remainingSeconds(key));
        }
    }

    private long remainingSeconds(String key) {
        String answer = wire.line("mg " + key + " t"); // HD t59
        assertTrue(answer.startsWith("HD t"), answer);
        return Long.parseLong(answer.substring("HD t".length()));
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 30 * 86_400 - 1, 30 * 86_400, 30 * 86_400 + 1, 60 * 86_400, 5 * 365 * 86_400})
    void livesAsLongAsSaid(long seconds) {
        assertTrue(cache.set("key", "value", Duration.ofSeconds(seconds)));

        assertExpiresAfter(Duration.ofSeconds(seconds), "key");
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 86_400, 60 * 86_400})
    void livesUntilTheMomentSaid(long seconds) {
        Instant end = Instant.now().plusSeconds(seconds);

        assertTrue(cache.set("key", "value", StoreOptions.until(end)));

        assertExpiresAfter(Duration.ofSeconds(seconds), "key");
    }

    @Test
    void neverExpiresUnlessTold() {
        cache.set("key", "value");
        assertNeverExpires("key");
    }

    @Test
    void neverExpiresWhenToldSo() {
        cache.set("key", "value", HOUR);
        cache.set("key", "value", StoreOptions.ttl(Ttl.never()));
        assertNeverExpires("key");
    }

    @Test
    void roundsAFractionOfASecondUp() {
        cache.set("key", "value", Duration.ofNanos(1)); // sent as 0 it would never expire

        if (setting.backend().isEmbedded()) {
            clock.advance(Duration.ofSeconds(3));
            assertNull(cache.get("key", String.class));
        } else {
            assertTrue(remainingSeconds("key") >= 0, "has a ttl");
        }
    }

    @Test
    void addLivesAsLongAsSaid() {
        assertTrue(cache.add("key", "value", HOUR));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void replaceGivesANewTtl() {
        cache.set("key", "value", DAY);
        assertTrue(cache.replace("key", "value", HOUR));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void casGivesANewTtl() {
        cache.set("key", "value", DAY);
        long version = requireNonNull(cache.gets("key", String.class)).casUnique();
        assertEquals(CasResult.STORED, cache.cas("key", "value", version, HOUR));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void appendPrependAndIncrKeepTheTtl() {
        cache.set("key", "2", HOUR);
        assertTrue(cache.append("key", "2"));
        assertTrue(cache.prepend("key", "2"));
        assertEquals(223, cache.incr("key").orElseThrow());
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void setMultiGivesEachTheTtl() {
        assertEquals(Set.of(), cache.setMulti(Map.of("a", 1, "b", 2), StoreOptions.ttl(HOUR)));
        assertNotEquals("-", wire.stored("a"));
        assertExpiresAfter(HOUR, "b");
    }

    @Test
    void touchGivesANewTtl() {
        cache.set("key", "value", DAY);
        assertTrue(cache.touch("key", HOUR));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void touchTakesNever() {
        cache.set("key", "value", HOUR);
        assertTrue(cache.touch(Key.of("key"), Ttl.never()));
        assertNeverExpires("key");
    }

    @Test
    void touchTakesAMoment() {
        cache.set("key", "value", HOUR);
        assertTrue(cache.touch(Key.of("key"), Ttl.until(Instant.now().plus(DAY))));
        assertExpiresAfter(DAY, "key");
    }

    @Test
    void touchTellsThatNothingIsThere() {
        assertFalse(cache.touch("missing", HOUR));
    }

    @Test
    void gatGivesANewTtl() {
        cache.set("key", "value", DAY);
        assertEquals("value", cache.gat("key", HOUR, String.class));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void gatsGivesANewTtl() {
        cache.set("key", "value", DAY);
        assertNotNull(cache.gats(Key.of("key"), Ttl.of(HOUR), String.class));
        assertExpiresAfter(HOUR, "key");
    }

    @Test
    void flushesAfterTheDelay() {
        cache.set("key", "value");

        assertEquals(Set.of(), cache.flushAll(HOUR));

        assertEquals("value", cache.get("key", String.class));
        if (setting.backend().isEmbedded()) { // memcached shows no sign of it beforehand
            clock.advance(HOUR.plus(SLACK));
            assertNull(cache.get("key", String.class));
        }
    }

    @Test
    void refusesATtlThatIsNotPositive() {
        for (Duration ttl : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(-1)}) {
            assertAdvises(ttl.toString(), "Ttl.never()", () -> cache.set("key", "value", ttl));
            assertAdvises(ttl.toString(), "delete(key)", () -> cache.touch("key", ttl));
            assertAdvises(ttl.toString(), "delete(key)", () -> cache.gat("key", ttl, String.class));
        }
        assertEquals("-", wire.stored("key"));
    }

    @Test
    void refusesAMomentThatHasPassed() {
        Instant past = Instant.now().minusSeconds(5);
        assertAdvises(past.toString(), "delete(key)", () -> cache.set("key", "value", StoreOptions.until(past)));
        assertAdvises(past.toString(), "delete(key)", () -> cache.touch(Key.of("key"), Ttl.until(past)));
        assertEquals("-", wire.stored("key"));
    }

    @Test
    void refusesAMomentThatMemcachedCannotHold() {
        Instant after = Instant.parse("2038-01-19T03:14:08Z");
        assertAdvises(after.toString(), "Ttl.never()", () -> cache.set("key", "value", StoreOptions.until(after)));
        assertAdvises("PT", "2038", () -> cache.set("key", "value", Duration.ofDays(36_500)));
        assertAdvises("PT", "2038", () -> cache.set("key", "value", Duration.ofSeconds(Long.MAX_VALUE)));
        assertTrue(cache.set("key", "value", StoreOptions.until(after.minusSeconds(1))), "the last moment");
        assertEquals("0 value", wire.stored("key"));
    }

    private static void assertAdvises(String value, String advice, Runnable call) {
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, call::run);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(value) && message.contains(advice), message);
    }
}
