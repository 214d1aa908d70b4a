package io.memwire.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one value is stored: its {@link Ttl}, and from which size on it is compressed. Immutable.
 *
 * <pre>
 * cache.set("report", text, StoreOptions.ttl(Duration.ofHours(1)).withCompressOver(1024));
 * </pre>
 *
 * @since 0.1
 */
public final class StoreOptions {
    /** Compresses nothing; python-memcached's {@code min_compress_len=0}. */
    public static final int COMPRESS_NEVER = 0;

    private static final StoreOptions DEFAULTS = new StoreOptions(Ttl.never(), null);

    private final Ttl ttl;
    private final @Nullable Integer compressOver;

    private StoreOptions(Ttl ttl, @Nullable Integer compressOver) {
        this.ttl = ttl;
        this.compressOver = compressOver;
    }

    /** Never expires, compressed as the client is set. */
    public static StoreOptions defaults() {
        return DEFAULTS;
    }

    /** Lives for {@code duration}, which must be positive. */
    public static StoreOptions ttl(Duration duration) {
        return new StoreOptions(Ttl.of(duration), null);
    }

    /** Lives as long as {@code ttl} says. */
    public static StoreOptions ttl(Ttl ttl) {
        return new StoreOptions(Arguments.notNull(ttl, "ttl"), null);
    }

    /** Lives until {@code instant}. */
    public static StoreOptions until(Instant instant) {
        return new StoreOptions(Ttl.until(instant), null);
    }

    /** The same with another ttl. */
    public StoreOptions withTtl(Ttl newTtl) {
        return new StoreOptions(Arguments.notNull(newTtl, "ttl"), compressOver);
    }

    /**
     * The same with another threshold: a value is compressed when its encoded form has more than this many bytes and
     * becomes smaller. {@link #COMPRESS_NEVER} (0) compresses nothing, −1 everything; numbers are never compressed
     * (python-memcached's {@code min_compress_len}).
     *
     * @throws InvalidRequestException if it is below −1
     */
    public StoreOptions withCompressOver(int bytes) {
        return new StoreOptions(ttl, requireThreshold(bytes));
    }

    static int requireThreshold(int bytes) {
        if (bytes < -1) {
            throw new InvalidRequestException(
                    "compressOver " + bytes + " is negative: 0 compresses nothing, -1 everything");
        }
        return bytes;
    }

    /** How long the item lives. */
    public Ttl ttl() {
        return ttl;
    }

    /** Compression threshold in bytes, or {@code clientDefault} when this call has none of its own. */
    public int compressOver(int clientDefault) {
        return compressOver == null ? clientDefault : compressOver;
    }

    @Override
    public String toString() {
        return "StoreOptions[ttl=" + ttl + (compressOver == null ? "" : ", compressOver=" + compressOver) + "]";
    }
}
