package io.memwire.serialization.pickle;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import io.memwire.api.spi.ClientFlags;
import io.memwire.api.spi.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Python's pickles, protocols 0 to 5, and writes protocol 0 or 2, which both Python 2 and 3 read.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Python</th><th>is read as</th><th>is written for</th></tr>
 * <tr><td>{@code None}</td><td>null</td><td>null inside of containers</td></tr>
 * <tr><td>{@code bool}</td><td>{@link Boolean}</td><td>the same</td></tr>
 * <tr><td>{@code int}</td><td>{@link Long}, beyond 64 bits {@link java.math.BigInteger}</td>
 *     <td>the same, {@link Integer}, {@link Short}, {@link Byte}</td></tr>
 * <tr><td>{@code float}</td><td>{@link Double}</td><td>the same, {@link Float}</td></tr>
 * <tr><td>{@code str}</td><td>{@link String}</td><td>the same, {@link Character}</td></tr>
 * <tr><td>{@code bytes}, {@code bytearray}</td>
 *     <td>{@code byte[]}; among keys a read-only {@link java.nio.ByteBuffer}</td><td>the same</td></tr>
 * <tr><td>{@code list}, {@code deque}</td><td>{@link java.util.ArrayList}</td>
 *     <td>any {@link java.util.Collection} but sets, arrays</td></tr>
 * <tr><td>{@code tuple}</td><td>{@link PickleTuple}</td><td>the same; lists and arrays among keys</td></tr>
 * <tr><td>{@code dict}, {@code OrderedDict}, {@code defaultdict}, {@code Counter}</td>
 *     <td>{@link java.util.LinkedHashMap}</td><td>any {@link java.util.Map}, as {@code dict}</td></tr>
 * <tr><td>{@code set}</td><td>{@link java.util.LinkedHashSet}</td><td>any {@link java.util.Set}</td></tr>
 * <tr><td>{@code frozenset}</td><td>an unmodifiable {@link java.util.Set}</td><td>sets among keys and in sets</td></tr>
 * <tr><td>{@code datetime}</td>
 *     <td>{@link java.time.LocalDateTime}; with a time zone {@link java.time.OffsetDateTime}</td>
 *     <td>the same, {@link java.time.Instant} as UTC</td></tr>
 * <tr><td>{@code date}</td><td>{@link java.time.LocalDate}</td><td>the same</td></tr>
 * <tr><td>{@code time}</td>
 *     <td>{@link java.time.LocalTime}; with a time zone {@link java.time.OffsetTime}</td><td>the same</td></tr>
 * <tr><td>{@code timedelta}</td><td>{@link java.time.Duration}</td><td>the same</td></tr>
 * <tr><td>{@code timezone}</td><td>{@link java.time.ZoneOffset}</td><td>the same</td></tr>
 * <tr><td>{@code Decimal}</td><td>{@link java.math.BigDecimal}</td><td>the same</td></tr>
 * <tr><td>{@code UUID}</td><td>{@link java.util.UUID}</td><td>the same</td></tr>
 * </table>
 *
 * <p>A {@code str} of Python 2 is bytes or text: it is read as text if it is UTF-8, else as {@code byte[]}. Times are cut to
 * microseconds. An object that is reached several times stays one object; one that holds itself is refused, both ways. A
 * caller may also ask for a whole number as {@link Integer}, {@link Short}, {@link Byte} or {@link java.math.BigInteger}, and
 * for an {@link java.time.OffsetDateTime} as {@link java.time.Instant}.
 *
 * <p>Who writes to the cache can make of a pickle what he likes, so reading is a machine for data: it can name the classes
 * above and nothing else, and no class of Java at all. What is refused is a {@link TranscodingException} that says at which
 * byte and why. The limits bound time and memory.
 *
 * <p>Thread-safety: immutable; one instance serves all threads.
 *
 * @since 0.1
 */
public final class PickleSerializer implements Serializer {
    private final int protocol;
    private final PickleLimits limits;

    /** With the defaults of {@link #builder()}; for {@link java.util.ServiceLoader}. */
    public PickleSerializer() {
        this(builder());
    }

    private PickleSerializer(Builder builder) {
        this.protocol = builder.protocol;
        this.limits =
                new PickleLimits(builder.maxDepth, builder.maxElements, builder.maxMemoEntries, builder.maxDigits);
    }

    /** For other options than the defaults; the result is given to the client's builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code pickle}. */
    @Override
    public String name() {
        return "pickle";
    }

    /** {@link ClientFlags#PICKLE}, as all Python clients mark pickles. */
    @Override
    public int flags() {
        return ClientFlags.PICKLE;
    }

    @Override
    public byte[] serialize(Object value) {
        try {
            return new Pickler(PickleOutput.of(protocol), limits).dump(value);
        } catch (RefusedException e) {
            throw new TranscodingException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public <T> @Nullable T deserialize(byte[] data, Class<T> type) {
        var unpickler = new Unpickler(data, limits);
        Object value;
        try {
            value = unpickler.load();
        } catch (RefusedException e) {
            throw new TranscodingException(
                    "the pickle is refused before byte " + unpickler.position() + ": " + e.getMessage());
        }
        return value == null ? null : AskedType.as(value, type);
    }

    /**
     * Options of a {@link PickleSerializer}. Thread-safety: none, for one thread.
     *
     * @since 0.1
     */
    public static final class Builder {
        private int protocol;
        private int maxDepth = 200;
        private int maxElements = 1_000_000;
        private int maxMemoEntries = 1_000_000;
        private int maxDigits = 10_000;

        private Builder() {}

        /**
         * The protocol that is written; 0 if not set, as in python-memcached. Protocol 2 is shorter and faster, and every
         * Python since 2.3 reads it too.
         *
         * @param protocol 0 or 2
         * @throws InvalidRequestException if it is neither
         */
        public Builder protocol(int protocol) {
            if (protocol != 0 && protocol != 2) {
                throw new InvalidRequestException("protocol " + protocol + " is not written: 0 or 2 are");
            }
            this.protocol = protocol;
            return this;
        }

        /**
         * How deep containers may stand in containers, read or written; 200 if not set.
         *
         * @param depth 1 to 500: writing needs over a kilobyte of stack for each
         * @throws InvalidRequestException if it is out of range
         */
        public Builder maxDepth(int depth) {
            maxDepth = require("maxDepth", depth, 500);
            return this;
        }

        /**
         * How many objects a pickle may make; 1,000,000 if not set. Keys count twice, and an object that is reached several
         * times counts as often. A hostile pickle gets memory for as many small containers, about 100 bytes each.
         *
         * @param elements 1 or more
         * @throws InvalidRequestException if it is less
         */
        public Builder maxElements(int elements) {
            maxElements = require("maxElements", elements, Integer.MAX_VALUE);
            return this;
        }

        /**
         * How many objects a pickle may remember to refer to them; 1,000,000 if not set.
         *
         * @param entries 1 or more
         * @throws InvalidRequestException if it is less
         */
        public Builder maxMemoEntries(int entries) {
            maxMemoEntries = require("maxMemoEntries", entries, Integer.MAX_VALUE);
            return this;
        }

        /**
         * How many decimal digits a whole number or a {@code Decimal} may have, and how large the exponent of the latter may
         * be; 10,000 if not set. Conversion of digits takes time in the square of their number.
         *
         * @param digits 20 to 1,000,000
         * @throws InvalidRequestException if it is out of range
         */
        public Builder maxDigits(int digits) {
            if (digits < 20) {
                throw new InvalidRequestException("maxDigits " + digits + " is less than 20, as 64 bits may have");
            }
            maxDigits = require("maxDigits", digits, 1_000_000);
            return this;
        }

        private static int require(String option, int value, int most) {
            if (value < 1 || value > most) {
                throw new InvalidRequestException(option + " " + value + " is not in 1-" + most);
            }
            return value;
        }

        /** The serializer. */
        public PickleSerializer build() {
            return new PickleSerializer(this);
        }
    }
}
