package io.memwire.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Bytes on their way to one peer, and when and in which pieces they are to leave. Time is an argument. */
final class Backlog {
    /** Above this nothing more is read for it. */
    private static final int FULL_BYTES = 1 << 20;

    /** Larger writes would make the JDK keep a direct buffer of their size for the thread. */
    private static final int MAX_WRITE_BYTES = 64 * 1024;

    /** When nothing is waiting for its time. */
    static final long NEVER = Long.MAX_VALUE;

    /**
     * How bytes flow.
     *
     * @param delayNanos how much later they leave than they came
     * @param drip how many leave at a time, and the pause behind; null for any number
     * @param pieces draws the length of pieces; null for any length
     */
    record Flow(
            long delayNanos,
            Effect.@Nullable Drip drip,
            @Nullable Injection pieces) {
        static final Flow FREE = new Flow(0, null, null);
    }

    private static final class Segment {
        private final long dueNanos;
        private final Flow flow;
        private byte[] bytes = new byte[256];
        private int from;
        private int to;

        Segment(long dueNanos, Flow flow) {
            this.dueNanos = dueNanos;
            this.flow = flow;
        }
    }

    private final Deque<Segment> segments = new ArrayDeque<>();
    private Flow flow = Flow.FREE;
    private long dueNanos;
    private @Nullable Segment tail; // still open for bytes of the same flow and time
    private long size;
    private Flow writing = Flow.FREE; // of the piece that is being written
    private int pieceLeft;
    private long pausedUntil;
    private boolean paused;
    private boolean released;
    private boolean blocked;

    /** Bytes that are put from now on arrived at this time. */
    void arrived(long nowNanos) {
        dueNanos = nowNanos + flow.delayNanos();
        tail = null;
    }

    /** Bytes that are put from now on flow like this. */
    void flow(Flow next, long nowNanos) {
        if (!flow.equals(next)) {
            flow = next;
            arrived(nowNanos);
        }
    }

    void put(byte b) {
        Segment segment = open(1);
        segment.bytes[segment.to++] = b;
        size++;
    }

    void put(byte[] bytes) {
        Segment segment = open(bytes.length);
        System.arraycopy(bytes, 0, segment.bytes, segment.to, bytes.length);
        segment.to += bytes.length;
        size += bytes.length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size >= FULL_BYTES;
    }

    /** Whether the peer took less than it was offered. */
    boolean isBlocked() {
        return blocked;
    }

    /** Lets everything leave that waits for its time. */
    void release() {
        released = !segments.isEmpty();
        paused = false;
        pieceLeft = 0;
        tail = null;
    }

    /** The time of the next write, or {@link #NEVER} if none waits for its time. */
    long nextNanos(long nowNanos) {
        Segment head = segments.peek();
        if (head == null || blocked) {
            return NEVER;
        }
        long due = released ? nowNanos : head.dueNanos;
        return paused && pausedUntil - due > 0 ? pausedUntil : due;
    }

    /** Writes what is due; returns the number of bytes. */
    long write(WritableByteChannel sink, long nowNanos) throws IOException {
        long written = 0;
        blocked = false;
        for (Segment head; (head = segments.peek()) != null && nextNanos(nowNanos) - nowNanos <= 0; ) {
            int length = Math.min(Math.min(head.to - head.from, MAX_WRITE_BYTES), piece(head));
            int count = length == 0 ? 0 : sink.write(ByteBuffer.wrap(head.bytes, head.from, length));
            head.from += count;
            size -= count;
            written += count;
            finishPiece(count, nowNanos);
            if (head.from == head.to) {
                segments.remove();
                tail = tail == head ? null : tail;
                released &= !segments.isEmpty();
            } else if (count < length) {
                blocked = true;
                return written;
            }
        }
        return written;
    }

    /** How many bytes may be written at once. */
    private int piece(Segment head) {
        Flow now = released ? Flow.FREE : head.flow;
        if (!now.equals(writing)) {
            writing = now;
            pieceLeft = 0;
        }
        if (pieceLeft == 0) {
            Injection pieces = writing.pieces();
            pieceLeft = pieces != null && pieces.effect() instanceof Effect.Fragment fragment
                    ? pieces.nextPiece(fragment.mostBytes())
                    : Integer.MAX_VALUE;
            pieceLeft = writing.drip() == null
                    ? pieceLeft
                    : Math.min(pieceLeft, writing.drip().bytes());
        }
        return pieceLeft;
    }

    private void finishPiece(int count, long nowNanos) {
        pieceLeft -= count;
        paused = false;
        if (pieceLeft == 0 && writing.drip() != null) {
            paused = true;
            pausedUntil = nowNanos + writing.drip().everyNanos();
        }
    }

    private Segment open(int room) {
        if (tail == null) {
            tail = new Segment(dueNanos, flow);
            segments.add(tail);
        }
        Segment segment = tail;
        if (segment.bytes.length - segment.to < room) {
            segment.bytes = Arrays.copyOf(segment.bytes, Math.max(segment.bytes.length * 2, segment.to + room));
        }
        return segment;
    }
}
