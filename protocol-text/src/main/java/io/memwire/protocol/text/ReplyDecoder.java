package io.memwire.protocol.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a server sends into replies of the classic protocol, wherever the bytes are cut. It does no I/O: read into
 * {@link #target()}, say how many bytes came with {@link #received}, then take replies until there is no whole one.
 *
 * <pre>{@code
 * int count = socket.read(decoder.target(), decoder.targetOffset(), decoder.targetLength());
 * decoder.received(count);
 * for (ReplyKind kind = decoder.next(); kind != null; kind = decoder.next()) {
 *     …
 * }
 * }</pre>
 *
 * <p>A reply costs no allocation but the array of its value, which the caller gets. A value that is longer than what is
 * left of the buffer is read straight into that array. What describes the reply holds until {@link #next()} is called
 * again, and only for the kinds named at each method; at another time they throw {@code IllegalStateException}.
 *
 * <p>After a {@link MalformedReplyException} the decoder is of no use any more, and says so.
 *
 * <p>Thread-safety: none; one thread at a time.
 *
 * @since 0.1
 */
public final class ReplyDecoder {
    private final WireInput input;
    private final ReplyLine line;
    private final int maxStatisticsBytes;

    private int statisticsBytes; // of the lines since another reply
    private @Nullable ReplyKind current;
    private @Nullable MalformedReplyException failure;

    /**
     * A decoder for one connection.
     *
     * @param limits what to refuse, and how much to read at once
     */
    public ReplyDecoder(ReplyLimits limits) {
        this.input = new WireInput(limits.maxLineBytes(), limits.readBufferBytes());
        this.line = new ReplyLine(limits.maxValueBytes());
        this.maxStatisticsBytes = limits.maxStatisticsBytes();
    }

    /**
     * The array to read the next bytes into. Ask for it anew before each read, after {@link #next()} has returned null.
     *
     * @return the array, the decoder's own or that of a value
     */
    public byte[] target() {
        return input.target();
    }

    /**
     * Where in {@link #target()} the next bytes go.
     *
     * @return the index of the first byte to read
     */
    public int targetOffset() {
        return input.targetOffset();
    }

    /**
     * How many bytes fit into {@link #target()} from {@link #targetOffset()} on.
     *
     * @return the number of bytes, at least 1 on a new decoder and whenever {@link #next()} has returned null
     */
    public int targetLength() {
        return input.targetLength();
    }

    /**
     * Says that bytes were read into {@link #target()}.
     *
     * @param count how many
     * @throws IllegalArgumentException if that is negative or more than {@link #targetLength()}
     */
    public void received(int count) {
        input.received(count);
    }

    /**
     * Takes the next reply.
     *
     * @return what it is, or null when it has not come whole: then more must be read
     * @throws MalformedReplyException if the bytes are no reply, or pass a limit
     * @throws IllegalStateException if that happened before
     */
    public @Nullable ReplyKind next() {
        if (failure != null) {
            throw new IllegalStateException("the replies before were malformed: close this connection", failure);
        }
        if (current != null) {
            input.release();
        }
        try {
            current = decode();
        } catch (MalformedReplyException e) {
            current = null;
            failure = e;
            throw e;
        }
        if (current == null) {
            input.makeRoom();
        }
        return current;
    }

    private @Nullable ReplyKind decode() {
        ReplyKind kind = input.isBlockOpen() ? ReplyKind.VALUE : decodeLine();
        return kind != ReplyKind.VALUE || isValueWhole() ? kind : null;
    }

    private @Nullable ReplyKind decodeLine() {
        int start = input.lineStart();
        if (input.isLineUnread()) {
            int end = line.usualValue(input.bytes(), start, input.end());
            if (end >= 0 && input.lineFound(end)) {
                input.openBlock(line.valueLength);
                return ReplyKind.VALUE;
            }
        }
        int length = input.line();
        if (length == WireInput.INCOMPLETE) {
            return null;
        }
        if (length == WireInput.TOO_LONG) {
            throw tooLong(start);
        }
        ReplyKind kind = line.read(input.bytes(), start, start + length);
        if (kind == ReplyKind.VALUE) {
            input.openBlock(line.valueLength);
        }
        if (kind == ReplyKind.STAT) {
            countStatistic(start, length);
        } else {
            statisticsBytes = 0;
        }
        return kind;
    }

    /** An answer to stats has as many lines as the server likes: all else that a reply may take is bounded by its line. */
    private void countStatistic(int start, int length) {
        statisticsBytes += length + 2;
        if (statisticsBytes > maxStatisticsBytes) {
            throw new MalformedReplyException("the statistics in one answer are over maxStatisticsBytes, "
                    + maxStatisticsBytes + ": " + Quoted.of(input.bytes(), start, start + length));
        }
    }

    private boolean isValueWhole() {
        if (!input.fillBlock()) {
            return false;
        }
        byte[] bytes = input.bytes();
        int trailer = input.blockTrailer();
        if (bytes[trailer] != '\r' || bytes[trailer + 1] != '\n') {
            throw new MalformedReplyException("expected \"\\r\\n\" after the " + line.valueLength
                    + " bytes of a value but got " + Quoted.of(bytes, trailer, trailer + 2));
        }
        input.closeBlock();
        return true;
    }

    private MalformedReplyException tooLong(int start) {
        return new MalformedReplyException("reply line is over maxLineBytes, " + input.maxLineBytes() + ": "
                + Quoted.of(input.bytes(), start, start + input.maxLineBytes() + 1));
    }

    /**
     * Whether part of a reply has come: then a connection that ends here broke in the middle of it. To be asked when
     * {@link #next()} has returned null.
     *
     * @return true if bytes of an incomplete reply are held
     */
    public boolean isMidReply() {
        return current == null && !input.isEmpty();
    }

    /**
     * Compares the key of a {@code VALUE} with one that was asked for.
     *
     * @param key the key's bytes
     * @return whether they are the same
     */
    public boolean keyEquals(byte[] key) {
        require(ReplyKind.VALUE);
        int start = input.lineStart();
        return Arrays.equals(input.bytes(), start + line.nameFrom, start + line.nameTo, key, 0, key.length);
    }

    /**
     * The key of a {@code VALUE} for messages.
     *
     * @return the key in quotes, escaped and shortened
     */
    public String keyText() {
        require(ReplyKind.VALUE);
        int start = input.lineStart();
        return Quoted.of(input.bytes(), start + line.nameFrom, start + line.nameTo);
    }

    /**
     * The client flags of a {@code VALUE}.
     *
     * @return 32 bits, unsigned
     */
    public int flags() {
        require(ReplyKind.VALUE);
        return line.flags;
    }

    /**
     * Whether a {@code VALUE} has a cas unique: it answers gets or gats.
     *
     * @return true if it has one
     */
    public boolean hasCasUnique() {
        require(ReplyKind.VALUE);
        return line.hasCasUnique;
    }

    /**
     * The cas unique of a {@code VALUE}.
     *
     * @return 64 bits, unsigned; 0 when it {@linkplain #hasCasUnique() has none}
     */
    public long casUnique() {
        require(ReplyKind.VALUE);
        return line.casUnique;
    }

    /**
     * Hands over the value of a {@code VALUE}; the decoder forgets it, so it can be taken once.
     *
     * @return an array of just the value's bytes, the caller's from now on
     */
    public byte[] value() {
        require(ReplyKind.VALUE);
        byte[] value = input.takeBlock();
        if (value == null) {
            throw new IllegalStateException("the value was taken before");
        }
        return value;
    }

    /**
     * The number of a {@code NUMBER}: what a counter holds.
     *
     * @return 64 bits, unsigned
     */
    public long number() {
        require(ReplyKind.NUMBER);
        return line.number;
    }

    /**
     * The text after the word {@code VERSION}, {@code ERROR}, {@code CLIENT_ERROR} or {@code SERVER_ERROR}.
     *
     * @return the text, perhaps empty; bytes that are not printable ASCII are escaped, so it is one line
     */
    public String text() {
        if (current != ReplyKind.VERSION
                && current != ReplyKind.ERROR
                && current != ReplyKind.CLIENT_ERROR
                && current != ReplyKind.SERVER_ERROR) {
            throw new IllegalStateException("no text: the reply is " + current);
        }
        int start = input.lineStart();
        return Quoted.escape(input.bytes(), start + line.textFrom, start + line.textTo);
    }

    /**
     * The name in a {@code STAT}.
     *
     * @return the name, read as UTF-8
     */
    public String statName() {
        require(ReplyKind.STAT);
        return utf8(line.nameFrom, line.nameTo);
    }

    /**
     * The value in a {@code STAT}, with all its spaces.
     *
     * @return the value, read as UTF-8, perhaps empty
     */
    public String statValue() {
        require(ReplyKind.STAT);
        return utf8(line.textFrom, line.textTo);
    }

    private String utf8(int from, int to) {
        return new String(input.bytes(), input.lineStart() + from, to - from, StandardCharsets.UTF_8);
    }

    private void require(ReplyKind kind) {
        if (current != kind) {
            throw new IllegalStateException("only " + kind + " has this: the reply is " + current);
        }
    }
}
