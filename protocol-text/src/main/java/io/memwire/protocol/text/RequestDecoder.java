package io.memwire.protocol.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes that clients send into {@link Request}s: the server's half of the codec.
 *
 * <p>Sans-I/O and incremental: wherever the bytes are cut, the same requests come out. Read bytes into {@link #target()},
 * tell how many with {@link #received}, then call {@link #next()} until it gives null:
 *
 * <pre>{@code
 * int count = channel.read(ByteBuffer.wrap(decoder.target(), decoder.targetOffset(), decoder.targetLength()));
 * decoder.received(count);
 * for (Request request; (request = decoder.next()) != null; ) {
 *     answer(request);
 * }
 * }</pre>
 *
 * <p>Memory is bounded by the {@link RequestLimits}. A value is collected in an array of its own that grows with what
 * has arrived, so that a length that is only declared claims nothing. Not thread-safe. Source: protocol.txt.
 *
 * @since 0.1
 */
public final class RequestDecoder {
    private static final byte[] NONE = {};

    /** What a value's array starts with, in bytes, before it is known that the rest will come. */
    private static final int FIRST_CHUNK_BYTES = 64 * 1024;

    /** memcached looks for {@code get} behind so many spaces at most. */
    private static final int MAX_LEADING_SPACES = 100;

    private enum Phase {
        LINE,
        VALUE,
        SKIPPED_VALUE,
        FAILED
    }

    private final RequestLimits limits;
    private final Request request = new Request();
    private final RequestLine line;
    private Phase phase = Phase.LINE;
    private byte[] buffer;
    private int start; // of the bytes not yet decoded
    private int end;
    private int searched; // bytes already searched for a line end; without it a byte-at-a-time peer costs O(n²)
    private byte[] value = NONE;
    private int valueFilled;
    private long toSkip;
    private boolean targetIsValue;

    /**
     * A decoder at the start of a connection.
     *
     * @param limits what it accepts
     */
    public RequestDecoder(RequestLimits limits) {
        this.limits = limits;
        this.line = new RequestLine(limits, request);
        this.buffer = new byte[limits.readBufferBytes()];
    }

    /**
     * The array for the next bytes. Call it only after {@link #next()} gave null, and before {@link #targetOffset()} and
     * {@link #targetLength()}: it makes room.
     *
     * @return the decoder's buffer, or the array of a value of which only a part has come
     */
    public byte[] target() {
        targetIsValue = phase == Phase.VALUE && start == end && valueFilled < request.valueLength();
        if (targetIsValue) {
            growValue();
            return value;
        }
        makeRoom();
        return buffer;
    }

    /**
     * Where in {@link #target()} the next bytes belong.
     *
     * @return index of the first of them
     */
    public int targetOffset() {
        return targetIsValue ? valueFilled : end;
    }

    /**
     * How many bytes there is room for.
     *
     * @return at least 1
     */
    public int targetLength() {
        return targetIsValue ? value.length - valueFilled : buffer.length - end;
    }

    /**
     * Tells that bytes were put into {@link #target()}.
     *
     * @param count how many; 0 is allowed
     * @throws IllegalArgumentException if {@code count} is negative or over {@link #targetLength()}
     */
    public void received(int count) {
        if (count < 0 || count > targetLength()) {
            throw new IllegalArgumentException("received " + count + " bytes into room for " + targetLength());
        }
        if (targetIsValue) {
            valueFilled += count;
        } else {
            end += count;
        }
    }

    /**
     * The next whole request.
     *
     * @return the decoder's one request object, or null when more bytes are needed. After
     *     {@link RequestKind#LINE_TOO_LONG} it gives nothing else any more.
     */
    public @Nullable Request next() {
        while (true) {
            switch (phase) {
                case LINE -> {
                    if (!readLine()) {
                        return null;
                    }
                    if (phase != Phase.VALUE) {
                        return request;
                    }
                }
                case VALUE -> {
                    return readValue() ? request : null;
                }
                case SKIPPED_VALUE -> {
                    if (!skipValue()) {
                        return null;
                    }
                }
                case FAILED -> {
                    return request;
                }
            }
        }
    }

    /** Reads a command line, and decides what comes after it; false when the line is not there yet. */
    private boolean readLine() {
        int lineEnd = findLineEnd();
        int length = (lineEnd < 0 ? end : lineEnd) - start;
        if (length > limits.maxLineBytes() && (length > limits.maxRetrievalLineBytes() || !isRetrieval())) {
            phase = Phase.FAILED;
            request.reset(RequestKind.LINE_TOO_LONG, false);
            return true;
        }
        if (lineEnd < 0) {
            return false;
        }
        boolean hasCarriageReturn = lineEnd > start && buffer[lineEnd - 1] == '\r';
        line.read(buffer, start, hasCarriageReturn ? lineEnd - 1 : lineEnd);
        start = lineEnd + 1;
        searched = 0;
        if (request.awaitsValue()) {
            awaitValue();
        }
        return true;
    }

    private void awaitValue() {
        int length = request.valueLength();
        if (length > limits.maxValueBytes()) {
            request.setTooLarge();
            toSkip = length + 2L;
            phase = Phase.SKIPPED_VALUE;
        } else {
            value = length == 0 ? NONE : new byte[Math.min(length, FIRST_CHUNK_BYTES)];
            valueFilled = 0;
            phase = Phase.VALUE;
        }
    }

    /** Takes what there is of the data block; false when some of it, or the line end after it, is missing. */
    private boolean readValue() {
        int length = request.valueLength();
        while (valueFilled < length && start < end) {
            growValue();
            int count = Math.min(end - start, value.length - valueFilled);
            System.arraycopy(buffer, start, value, valueFilled, count);
            valueFilled += count;
            start += count;
        }
        if (valueFilled < length || end - start < 2) {
            return false;
        }
        if (buffer[start] == '\r' && buffer[start + 1] == '\n') {
            request.setValue(value);
        } else {
            request.refuse("CLIENT_ERROR bad data chunk");
        }
        start += 2;
        value = NONE;
        phase = Phase.LINE;
        return true;
    }

    private boolean skipValue() {
        int count = (int) Math.min(toSkip, end - start);
        start += count;
        toSkip -= count;
        if (toSkip > 0) {
            return false;
        }
        phase = Phase.LINE;
        return true;
    }

    private void growValue() {
        if (valueFilled == value.length) {
            value = Arrays.copyOf(value, (int) Math.min(request.valueLength(), 2L * value.length));
        }
    }

    private int findLineEnd() {
        for (int i = start + searched; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        searched = end - start;
        return -1;
    }

    private boolean isRetrieval() {
        int from = start;
        while (from < end && from - start <= MAX_LEADING_SPACES && buffer[from] == ' ') {
            from++;
        }
        return from - start <= MAX_LEADING_SPACES && (startsWith(from, "get ") || startsWith(from, "gets "));
    }

    private boolean startsWith(int from, String word) {
        if (end - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (buffer[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Moves the bytes of an incomplete line to the front, grows for a long one, shrinks after it. */
    private void makeRoom() {
        int held = end - start;
        int capacity = buffer.length;
        if (held < limits.readBufferBytes()) {
            capacity = limits.readBufferBytes();
        } else if (held == buffer.length) {
            capacity = Math.multiplyExact(2, buffer.length);
        }
        if (capacity != buffer.length) {
            byte[] moved = new byte[capacity];
            System.arraycopy(buffer, start, moved, 0, held);
            buffer = moved;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, held);
        }
        start = 0;
        end = held;
    }
}
