package io.memwire.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long an item lives: never expiring, for a {@link Duration}, or until an {@link Instant}. Immutable. Memcached
 * counts in whole seconds: a duration is rounded up, and one of over 30 days is sent as the moment it ends. Source:
 * protocol.txt, "Expiration times".
 *
 * @since 0.1
 */
public final class Ttl {
    /** Longest exptime that memcached takes as seconds from now: 30 days. */
    static final long MAX_RELATIVE_SECONDS = 60L * 60 * 24 * 30;

    /** Last moment that memcached can hold: it reads the exptime into 32 signed bits. */
    static final long MAX_ABSOLUTE_SECONDS = Integer.MAX_VALUE;

    private static final Ttl NEVER = new Ttl(null, null);

    private final @Nullable Duration duration;
    private final @Nullable Instant instant;

    private Ttl(@Nullable Duration duration, @Nullable Instant instant) {
        this.duration = duration;
        this.instant = instant;
    }

    /** Never expires; the item stays until it is deleted or evicted. */
    public static Ttl never() {
        return NEVER;
    }

    /**
     * Lives for {@code duration} from now.
     *
     * @throws InvalidRequestException if it is null, zero or negative
     */
    public static Ttl of(Duration duration) {
        Arguments.notNull(duration, "ttl");
        if (duration.isZero() || duration.isNegative()) {
            throw new InvalidRequestException("ttl " + duration
                    + " is not positive: use Ttl.never() for an item that never expires, delete(key) to remove one");
        }
        return new Ttl(duration, null);
    }

    /**
     * Lives until {@code instant}, by the server's clock.
     *
     * @throws InvalidRequestException if it is null
     */
    public static Ttl until(Instant instant) {
        return new Ttl(null, Arguments.notNull(instant, "expiry"));
    }

    /** Whether this is {@link #never()}. */
    public boolean isNever() {
        return duration == null && instant == null;
    }

    /**
     * The exptime to send: 0 for never, seconds up to 30 days, else a Unix time.
     *
     * @param nowEpochSeconds the present Unix time
     * @throws InvalidRequestException if the moment has passed, or lies after 2038-01-19, the last that memcached holds
     */
    public long exptime(long nowEpochSeconds) {
        if (duration != null) {
            long seconds = duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
            if (seconds <= MAX_RELATIVE_SECONDS) {
                return seconds;
            }
            return absolute(seconds > MAX_ABSOLUTE_SECONDS ? seconds : nowEpochSeconds + seconds);
        }
        if (instant != null) {
            if (instant.getEpochSecond() < nowEpochSeconds
                    || (instant.getEpochSecond() == nowEpochSeconds && instant.getNano() == 0)) {
                throw new InvalidRequestException(
                        "expiry " + instant + " has passed: use delete(key) to remove an item");
            }
            return absolute(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
        }
        return 0;
    }

    private long absolute(long epochSeconds) {
        if (epochSeconds > MAX_ABSOLUTE_SECONDS) {
            throw new InvalidRequestException("expiry " + this
                    + " ends after 2038-01-19T03:14:07Z, the last moment memcached can hold: use Ttl.never()");
        }
        return epochSeconds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ttl that
                && Objects.equals(duration, that.duration)
                && Objects.equals(instant, that.instant);
    }

    @Override
    public int hashCode() {
        return Objects.hash(duration, instant);
    }

    /** {@code never}, the duration or the instant in ISO 8601. */
    @Override
    public String toString() {
        if (duration != null) {
            return duration.toString();
        }
        return instant != null ? instant.toString() : "never";
    }
}
