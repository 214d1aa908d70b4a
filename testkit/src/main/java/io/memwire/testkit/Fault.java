package io.memwire.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwire.testkit.Scope.Which;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * One fault that a {@link FaultProxy} makes: what happens, and, if it is not to happen always and to everybody, on which
 * way, on which connections and where.
 *
 * <pre>{@code
 * Fault.stall();                                     // no answer comes any more
 * Fault.reset().afterBytes(1_000).onConnection(1);   // the first connection breaks after 1,000 bytes of answers
 * Fault.wrongKey().everyMessage(10);                 // each tenth answer holds a value of another key
 * Fault.delay(Duration.ofMillis(20)).bothWays();     // a slow network
 * }</pre>
 *
 * <p><b>The way.</b> A fault is one of the answers, unless {@link #onRequests()} or {@link #bothWays()} say otherwise.
 *
 * <p><b>The place.</b> A <em>message</em> is one answer of the classic protocol (all values of a {@code get} and its
 * {@code END} are one, so are all lines of {@code stats}), or one request with its data block. Bytes and messages are
 * counted for each connection and way alone, from the moment the fault is put to use; a message that had begun by then is
 * not counted. Where no place is given, a fault that ends, stalls or inserts happens at once, one that acts on the flow
 * or on messages all the time.
 *
 * <p><b>Chance</b> comes from the seed of the proxy: the same seed and the same bytes on a connection give the same
 * faults at the same bytes, however the network cuts them.
 *
 * <p>Immutable; every method gives a new fault.
 *
 * @since 0.1
 */
public final class Fault {
    /**
     * What a fault does, for counting.
     *
     * @since 0.1
     */
    public enum Kind {
        /** {@link Fault#delay(Duration)}. */
        DELAY,
        /** {@link Fault#drip}. */
        DRIP,
        /** {@link Fault#fragment(int)}. */
        FRAGMENT,
        /** {@link Fault#stall}. */
        STALL,
        /** {@link Fault#close}. */
        CLOSE,
        /** {@link Fault#reset}. */
        RESET,
        /** {@link Fault#halfClose}. */
        HALF_CLOSE,
        /** {@link Fault#vanish}. */
        VANISH,
        /** {@link Fault#insert(String)}. */
        INSERT,
        /** {@link Fault#garbage}. */
        GARBAGE,
        /** {@link Fault#replace}, {@link Fault#errorLine} and {@link Fault#drop}. */
        REPLACE,
        /** {@link Fault#append}. */
        APPEND,
        /** {@link Fault#repeat}. */
        REPEAT,
        /** {@link Fault#wrongKey}. */
        WRONG_KEY,
        /** {@link Fault#slowAccept}. */
        SLOW_ACCEPT,
        /** {@link Fault#refuse}. */
        REFUSE
    }

    /** The ways of the bytes that a fault is for. */
    enum Way {
        ANSWERS,
        REQUESTS,
        BOTH
    }

    private final Effect effect;
    private final Way way;
    private final Scope scope;
    private final Place place;

    private Fault(Effect effect, Way way, Scope scope, Place place) {
        this.effect = effect;
        this.way = way;
        this.scope = scope;
        this.place = place;
    }

    private Fault(Effect effect) {
        this(effect, Way.ANSWERS, Scope.ALL, Place.ANYWHERE);
    }

    /**
     * Everything arrives later. What follows a delayed message waits behind it.
     *
     * @param by how much later; not negative
     * @return the fault, on all bytes
     */
    public static Fault delay(Duration by) {
        return delay(by, by);
    }

    /**
     * Everything arrives later, each message by a time of its own, drawn from the seed. Order is kept.
     *
     * @param least the shortest delay; not negative
     * @param most the longest delay
     * @return the fault, on all bytes
     */
    public static Fault delay(Duration least, Duration most) {
        long leastNanos = nanos(least);
        long mostNanos = nanos(most);
        if (leastNanos > mostNanos) {
            throw new IllegalArgumentException("the longest delay is shorter than the shortest: " + most);
        }
        return new Fault(new Effect.Delay(leastNanos, mostNanos));
    }

    /**
     * A slow drip: so many bytes at a time, then a pause. {@code drip(1, Duration.ofMillis(10))} is 100 bytes a second.
     *
     * @param bytes at a time, from 1
     * @param every the pause behind them; not negative
     * @return the fault, on all bytes
     */
    public static Fault drip(int bytes, Duration every) {
        return new Fault(new Effect.Drip(positive(bytes, "bytes"), nanos(every)));
    }

    /**
     * Each byte is sent for itself. A reader that is slower than the sender may still find several together; {@link #drip}
     * keeps them apart.
     *
     * @return the fault, on all bytes
     */
    public static Fault fragment() {
        return fragment(1);
    }

    /**
     * Bytes are sent in pieces of random length, drawn from the seed.
     *
     * @param mostBytes the longest piece, from 1
     * @return the fault, on all bytes
     */
    public static Fault fragment(int mostBytes) {
        return new Fault(new Effect.Fragment(positive(mostBytes, "mostBytes")));
    }

    /**
     * Nothing passes any more, and nothing is closed: the proxy stops reading, as a frozen peer does. What was stalled
     * passes when the fault is no longer in use.
     *
     * @return the fault, which begins at once
     */
    public static Fault stall() {
        return new Fault(new Effect.Stall());
    }

    /**
     * Both connections, to the client and to the server, are closed in an orderly way, as by a server that was stopped.
     * What passed before still arrives.
     *
     * @return the fault, which happens at once
     */
    public static Fault close() {
        return new Fault(new Effect.End(Kind.CLOSE));
    }

    /**
     * Both connections are reset: the client reads <em>connection reset</em>.
     *
     * @return the fault, which happens at once
     */
    public static Fault reset() {
        return new Fault(new Effect.End(Kind.RESET));
    }

    /**
     * This way ends with an end of stream, the other stays open: a client that goes on sending, and will not be answered.
     *
     * @return the fault, which happens at once
     */
    public static Fault halfClose() {
        return new Fault(new Effect.End(Kind.HALF_CLOSE));
    }

    /**
     * The server is gone and the client is not told, as when a cable is cut: the connection to the server is closed, the
     * one to the client stays open and silent. When the fault is no longer in use it is reset, as by a machine that came
     * back and does not know it.
     *
     * @return the fault, which happens at once
     */
    public static Fault vanish() {
        return new Fault(new Effect.End(Kind.VANISH));
    }

    /**
     * Bytes that nobody sent: at the beginning of a connection a banner, elsewhere an answer too many.
     *
     * @param bytes what to insert, each char one byte (ISO-8859-1), line ends included
     * @return the fault, which happens at once
     */
    public static Fault insert(String bytes) {
        return new Fault(new Effect.Insert(latin1(bytes)));
    }

    /**
     * Random bytes that nobody sent, drawn from the seed.
     *
     * @param length how many, from 1 to 1 MiB
     * @return the fault, which happens at once
     */
    public static Fault garbage(int length) {
        if (length < 1 || length > 1 << 20) {
            throw new IllegalArgumentException("length must be 1 to 1048576: " + length);
        }
        return new Fault(new Effect.Garbage(length));
    }

    /**
     * Other bytes in place of a message.
     *
     * @param bytes what to say instead, each char one byte (ISO-8859-1), line ends included
     * @return the fault, for every message
     */
    public static Fault replace(String bytes) {
        return new Fault(new Effect.Replace(latin1(bytes)));
    }

    /**
     * An error line in place of an answer; the server has carried the request out nevertheless.
     *
     * @param line the error, {@code "SERVER_ERROR out of memory"} for instance, without its line end
     * @return the fault, for every message
     */
    public static Fault errorLine(String line) {
        return replace(line + "\r\n");
    }

    /**
     * Loses messages: an answer that never comes, while those behind it do.
     *
     * @return the fault, for every message
     */
    public static Fault drop() {
        return replace("");
    }

    /**
     * An answer too many: bytes behind a message, together with it.
     *
     * @param bytes what to add, each char one byte (ISO-8859-1), line ends included
     * @return the fault, for every message
     */
    public static Fault append(String bytes) {
        return new Fault(new Effect.Append(latin1(bytes)));
    }

    /**
     * Each message comes twice. A copy of it is kept in memory until it is complete.
     *
     * @return the fault, for every message
     */
    public static Fault repeat() {
        return new Fault(new Effect.Repeat());
    }

    /**
     * The first value of an answer is said to be of another key: the key's first character is another one. Answers without
     * values stay as they are and are not counted.
     *
     * @return the fault, for every answer
     */
    public static Fault wrongKey() {
        return new Fault(new Effect.WrongKey());
    }

    /**
     * The server takes its time to accept: the client is connected, its requests are read only after the pause.
     *
     * @param after the pause; not negative
     * @return the fault, for every new connection
     */
    public static Fault slowAccept(Duration after) {
        return new Fault(new Effect.SlowAccept(nanos(after)), Way.BOTH, Scope.ALL, Place.ANYWHERE);
    }

    /**
     * Nobody listens: the port is closed, and open again at the same number when the fault is no longer in use. Open
     * connections stay; {@link #reset()} beside it is a server that was killed.
     *
     * @return the fault
     */
    public static Fault refuse() {
        return new Fault(new Effect.Refuse(), Way.BOTH, Scope.ALL, Place.ANYWHERE);
    }

    /**
     * The same on the way from the client to the server.
     *
     * @return a new fault
     * @throws IllegalStateException if it is a fault of answers or of new connections
     */
    public Fault onRequests() {
        requireWays();
        return new Fault(effect, Way.REQUESTS, scope, place);
    }

    /**
     * The same on both ways, each counted for itself.
     *
     * @return a new fault
     * @throws IllegalStateException if it is a fault of answers or of new connections
     */
    public Fault bothWays() {
        requireWays();
        return new Fault(effect, Way.BOTH, scope, place);
    }

    /**
     * The same on one connection alone.
     *
     * @param number of the connection, in the order they came to the proxy, from 1
     * @return a new fault
     * @throws IllegalStateException for {@link #refuse()}
     */
    public Fault onConnection(int number) {
        return on(new Scope(Which.ONE, positive(number, "number")));
    }

    /**
     * The same on each connection whose number is a multiple of this one.
     *
     * @param interval 2 for every other connection; from 1
     * @return a new fault
     * @throws IllegalStateException for {@link #refuse()}
     */
    public Fault everyConnection(int interval) {
        return on(new Scope(Which.EVERY, positive(interval, "interval")));
    }

    /**
     * The same on connections that are open when the fault is put to use, and not on those that come later.
     *
     * @return a new fault
     * @throws IllegalStateException for {@link #refuse()} and {@link #slowAccept}
     */
    public Fault onOpenConnections() {
        if (effect instanceof Effect.OnArrival) {
            throw new IllegalStateException("a fault of connections that come is not one of open ones: " + this);
        }
        return on(new Scope(Which.OPEN, 0));
    }

    /**
     * The same on connections that come after the fault is put to use.
     *
     * @return a new fault
     * @throws IllegalStateException for {@link #refuse()}
     */
    public Fault onNewConnections() {
        return on(new Scope(Which.NEW, 0));
    }

    /**
     * As soon as so many bytes have passed; a fault of the flow begins there.
     *
     * @param count bytes of a way of a connection; not negative
     * @return a new fault
     * @throws IllegalStateException for a fault that is made of whole messages or of new connections
     */
    public Fault afterBytes(long count) {
        if (effect instanceof Effect.OnMessage || effect instanceof Effect.OnArrival || place.midValue()) {
            throw new IllegalStateException("its place cannot be told in bytes: " + this);
        }
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative: " + count);
        }
        return at(place.afterBytes(count));
    }

    /**
     * At one message of each connection: in front of it, or all along it for a fault of the flow.
     *
     * @param number of the message, from 1
     * @return a new fault
     * @throws IllegalStateException for a fault of new connections
     */
    public Fault atMessage(int number) {
        return at(place.atMessage(positive(number, "number")));
    }

    /**
     * At each message of a connection whose number is a multiple of this one.
     *
     * @param interval 1 for all, 2 for every other; from 1
     * @return a new fault
     * @throws IllegalStateException for a fault of new connections
     */
    public Fault everyMessage(int interval) {
        return at(place.everyMessage(positive(interval, "interval")));
    }

    /**
     * At messages that the seed picks.
     *
     * @param probability of each message, 0 to 1
     * @return a new fault
     * @throws IllegalStateException for a fault of new connections
     */
    public Fault sometimes(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1: " + probability);
        }
        return at(place.sometimes(probability));
    }

    /**
     * In the middle of the first value of the message. Messages without a value are not counted. Without another place: of
     * the first message that has one.
     *
     * @return a new fault
     * @throws IllegalStateException unless it is a fault that ends, stalls or inserts, whose place is not told in bytes
     */
    public Fault midValue() {
        if (!(effect instanceof Effect.AtPoint) || place.at() == Place.At.BYTES) {
            throw new IllegalStateException("cannot happen in the middle of a value: " + this);
        }
        Place messages = place.at() == Place.At.ANYWHERE ? place.atMessage(1) : place;
        return at(messages.amidValue());
    }

    /**
     * What it does.
     *
     * @return the kind under which {@link FaultCounts} counts it
     */
    public Kind kind() {
        return effect.kind();
    }

    /** {@return what happens and where, for logs} */
    @Override
    public String toString() {
        String ways = way == Way.ANSWERS || effect instanceof Effect.OnArrival
                ? ""
                : " of " + (way == Way.BOTH ? "both ways" : "requests");
        return kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ways + place + scope;
    }

    Effect effect() {
        return effect;
    }

    Place place() {
        return place;
    }

    Scope scope() {
        return scope;
    }

    boolean concerns(boolean requests) {
        return way == Way.BOTH || requests == (way == Way.REQUESTS);
    }

    private Fault on(Scope connections) {
        if (effect instanceof Effect.Refuse) {
            throw new IllegalStateException("a closed port refuses every connection");
        }
        return new Fault(effect, way, connections, place);
    }

    private Fault at(Place where) {
        if (effect instanceof Effect.OnArrival) {
            throw new IllegalStateException("has no place on a connection: " + this);
        }
        return new Fault(effect, way, scope, where);
    }

    private void requireWays() {
        if (effect instanceof Effect.OnArrival || effect instanceof Effect.WrongKey) {
            throw new IllegalStateException("goes no other way: " + this);
        }
    }

    private static String latin1(String bytes) {
        if (!ISO_8859_1.newEncoder().canEncode(Objects.requireNonNull(bytes, "bytes"))) {
            throw new IllegalArgumentException("each char must be a byte, 0 to 255");
        }
        return bytes;
    }

    private static int positive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + number);
        }
        return number;
    }

    private static long nanos(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("must not be negative: " + duration);
        }
        return duration.toNanos();
    }
}
