package io.memwire.client;

import io.memwire.api.MemcacheInterruptedException;
import io.memwire.protocol.text.WireBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a connection: requests gather in a buffer under a short lock, and one thread at a time, the
 * flusher, swaps the buffer with a spare and writes it outside the lock, until nothing is left.
 *
 * <p>Who may block in a write: a caller on a platform thread that is alone, for nobody else depends on it; never the
 * leader, since a server that cannot deliver its answers stops reading, and never a virtual or asynchronous caller. Those
 * write only while so little is unanswered that it fits the socket's buffer, and leave the rest to a thread of the
 * client's own. A write that blocks for too long ends when the housekeeper closes the connection.
 */
final class Outbox {
    /**
     * What fits the socket's send buffer for certain, in bytes and in writes, for the system's book-keeping takes about a
     * kilobyte of the buffer for each write, however small.
     */
    private static final long SAFE_UNANSWERED_BYTES = 64 << 10;

    private static final int SAFE_UNANSWERED_WRITES = 64;

    /**
     * Writes without an answer after which virtual and asynchronous callers let their requests gather until one is
     * answered; whoever reads then writes them all at once. There are many of these callers as a rule, and a system call
     * for each would cost more than all else: 64 virtual callers get a third more done with it. A request waits for at
     * most the answer to an earlier one, on average an eighth of a round trip.
     */
    private static final int GATHERING_WRITES = 4;

    /** Bytes sent with noreply after which the server is asked for a sign that it has read them. */
    private static final int NOREPLY_BYTES_PER_BARRIER = 16 << 10;

    /** Who writes. */
    private enum Writer {
        /** A platform thread that waits for its own answer; may block when it is alone. */
        WAITING_CALLER,
        /** A virtual thread or the caller of an asynchronous call; must not block. */
        OTHER_CALLER,
        /** Who reads the answers; must not block. */
        LEADER,
        /** A thread of the client's own that does nothing else; may block. */
        OWN_THREAD
    }

    private static final int INITIAL_BUFFER_BYTES = 4 << 10;

    /** What a buffer may keep while the connection is in use, and when it is idle. */
    private static final int MAX_BUSY_BUFFER_BYTES = 256 << 10;

    private static final int MAX_IDLE_BUFFER_BYTES = 8 << 10;

    private final String node;
    private final Transport transport;
    private final InFlightQueue queue;
    private final ReplyRouter replies;
    private final ConnectionOptions options;
    private final OwnedThreads threads;
    private final Connection connection;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomMade = lock.newCondition();

    // Guarded by the lock, except that the flusher writes from spare outside it.
    private WireBuffer out = new WireBuffer(INITIAL_BUFFER_BYTES);
    private WireBuffer spare = new WireBuffer(INITIAL_BUFFER_BYTES);
    private @Nullable RetrievalCall openLine; // the last thing in out, when another key may join it
    private int openLineKeys;
    private boolean flushing;
    private volatile boolean retired;
    private int waitingForRoom;
    private long queuedCalls;
    private long queuedBytes;
    private long lastCallEnd; // where the newest call that is answered ends in the stream of requests
    private long sentCallEnd; // the same of those handed to the socket
    private long latestDeadlineNanos;
    private volatile long latestEarlyNanos = System.nanoTime(); // deadline of calls that are due before others
    private long answeredCalls;
    private long answeredBytes;
    private int noreplyBytes;

    /** Where the latest writes ended in the stream of requests, round and round; the next one overwrites the oldest. */
    private final long[] writeEnds = new long[SAFE_UNANSWERED_WRITES];

    private int nextWrite;

    /** Position in the stream of requests up to which bytes were handed to the socket, or are being. */
    private volatile long sentBytes;

    /** Whether the leader will write what gathers; written by the leader. */
    private volatile boolean heldBack;

    private volatile @Nullable Failure closedBy;

    /**
     * Why a request was encoded in part, so that what is in the buffer nobody knows, or why nobody writes any more.
     * Guarded by the lock, read after it.
     */
    private volatile @Nullable Throwable brokenBy;

    Outbox(
            String node,
            Transport transport,
            InFlightQueue queue,
            ReplyRouter replies,
            ConnectionOptions options,
            OwnedThreads threads,
            Connection connection) {
        this.node = node;
        this.transport = transport;
        this.queue = queue;
        this.replies = replies;
        this.options = options;
        this.threads = threads;
        this.connection = connection;
    }

    @Nullable
    Failure submit(Call call) {
        return submit(call, false, call.waiter != null);
    }

    /** The same without waiting for room: ends with {@link Failure.NoRoom}, and the call may be submitted again. */
    @Nullable
    Failure trySubmit(Call call) {
        return submit(call, false, false);
    }

    @Nullable
    Failure submitNoreply(StatusCall call) {
        return submit(call, true, call.waiter != null);
    }

    private @Nullable Failure submit(Call call, boolean noreply, boolean waitForRoom) {
        Writer writer = call.waiterMayLead ? Writer.WAITING_CALLER : Writer.OTHER_CALLER;
        WireBuffer batch = null;
        lock.lock();
        try {
            Failure refusal = admit(call, waitForRoom);
            if (refusal != null) {
                return refusal;
            }
            if (noreply) {
                appendNoreply((StatusCall) call);
            } else {
                append(call);
            }
            if (!(writer == Writer.OTHER_CALLER && isAnswerDue()) && claimFlush()) {
                batch = nextBatch(writer);
            }
        } finally {
            lock.unlock();
            if (brokenBy != null) {
                connection.close(connection.lost(brokenBy));
            }
        }
        connection.watch(call.deadlineNanos); // from here on, for the write may block until the connection is closed
        if (batch != null) {
            flush(batch, writer);
        }
        return null;
    }

    /** Whether so much is unanswered that requests had better gather; whoever reads the answer writes them. */
    private boolean isAnswerDue() {
        int write = (nextWrite - GATHERING_WRITES) & (SAFE_UNANSWERED_WRITES - 1);
        return sentCallEnd - answeredBytes > 0 && writeEnds[write] - answeredBytes > 0;
    }

    /** A call whose answer tells that all before it was read, so that noreply requests are bounded like others. */
    private static Call barrier(long deadlineNanos) {
        StatusCall barrier = StatusCall.version();
        barrier.deadlineNanos = deadlineNanos;
        barrier.whenDone = () -> {};
        return barrier;
    }

    /** Waits for room if wanted; under the lock. Returns why the call cannot be sent, or null. */
    private @Nullable Failure admit(Call call, boolean waitForRoom) {
        int bytes = call.estimatedBytes();
        while (closedBy == null && !retired) {
            if (hasRoom(bytes) || (catchUp() && hasRoom(bytes))) {
                return null;
            }
            String full = "the queue of " + connection + " is full (settings: maxInFlight " + options.maxInFlight()
                    + ", maxQueuedBytes " + options.maxQueuedBytes() + ")";
            long remaining = call.deadlineNanos - System.nanoTime();
            if (!waitForRoom || remaining <= 0) {
                return new Failure.NoRoom(full);
            }
            connection.wakePump();
            waitingForRoom++;
            try {
                roomMade.awaitNanos(remaining);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MemcacheInterruptedException(node);
            } finally {
                waitingForRoom--;
            }
        }
        return new Failure.Unavailable(connection + " is closed", null, true);
    }

    /** Notes answers that the leader gave and has not told of, being busy with the next; false if there are none. */
    private boolean catchUp() {
        long calls = replies.answeredCalls();
        if (calls == answeredCalls) {
            return false;
        }
        answeredCalls = calls;
        answeredBytes = replies.answeredBytes();
        return true;
    }

    private boolean hasRoom(int bytes) {
        long inFlight = queuedCalls - answeredCalls;
        return inFlight == 0
                || (inFlight < options.maxInFlight()
                        && queuedBytes - answeredBytes + bytes <= options.maxQueuedBytes());
    }

    /** Encodes the call at the end of the buffer, merging it into an open line, and queues it; under the lock. */
    private void append(Call call) {
        int before = out.length();
        try {
            if (call instanceof RetrievalCall get && get.isMergeable()) {
                appendMergeable(get);
            } else {
                call.encode(out);
                openLine = null;
            }
        } catch (RuntimeException | Error e) {
            brokenBy = e;
            throw e;
        }
        queuedBytes += out.length() - before;
        queuedCalls++;
        noreplyBytes = 0;
        call.endPosition = queuedBytes;
        lastCallEnd = queuedBytes;
        if (queuedCalls == 1 || call.deadlineNanos - latestDeadlineNanos >= 0) {
            latestDeadlineNanos = call.deadlineNanos;
        } else {
            call.isDueBeforeOthers = true;
            if (call.deadlineNanos - latestEarlyNanos > 0) {
                latestEarlyNanos = call.deadlineNanos;
            }
        }
        queue.add(call);
    }

    private void appendMergeable(RetrievalCall get) {
        if (openLine != null && openLine.command == get.command && openLineKeys < RetrievalCall.MAX_KEYS_PER_LINE) {
            get.joinLine(openLine, out);
            openLineKeys++;
        } else {
            get.encode(out);
            openLineKeys = 1;
        }
        openLine = get;
    }

    private void appendNoreply(StatusCall call) {
        int before = out.length();
        openLine = null;
        try {
            call.encodeNoreply(out);
        } catch (RuntimeException | Error e) {
            brokenBy = e;
            throw e;
        }
        queuedBytes += out.length() - before;
        noreplyBytes += out.length() - before;
        if (noreplyBytes >= NOREPLY_BYTES_PER_BARRIER) {
            append(barrier(call.deadlineNanos));
        }
    }

    /** Whether this thread is to write; under the lock. */
    private boolean claimFlush() {
        if (flushing || heldBack) {
            return false;
        }
        flushing = true;
        return true;
    }

    /** Writes a batch and what has gathered meanwhile, until nothing is left. This thread is the flusher. */
    private void flush(@Nullable WireBuffer first, Writer writer) {
        try {
            for (WireBuffer batch = first; batch != null; batch = takeBatch(writer)) {
                transport.write(batch.array(), 0, batch.length());
                batch.clear();
                batch.releaseAbove(MAX_BUSY_BUFFER_BYTES);
            }
        } catch (Throwable e) { // also an Error: the others must not wait for a flusher that is gone
            connection.close(connection.lost(e));
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    private @Nullable WireBuffer takeBatch(Writer writer) {
        WireBuffer batch;
        lock.lock();
        try {
            batch = nextBatch(writer);
        } finally {
            lock.unlock();
        }
        if (batch == null && retired) {
            closeIfRetired();
        }
        return batch;
    }

    /** Swaps the buffers and returns the one to write; null when this thread is no flusher any more. Under the lock. */
    private @Nullable WireBuffer nextBatch(Writer writer) {
        if (closedBy != null || out.length() == 0) {
            flushing = false;
            return null;
        }
        if (!mayWrite(writer)) {
            handOver();
            return null;
        }
        WireBuffer batch = out;
        out = spare;
        spare = batch;
        openLine = null;
        sentBytes = queuedBytes;
        sentCallEnd = lastCallEnd;
        writeEnds[nextWrite] = queuedBytes;
        nextWrite = (nextWrite + 1) % SAFE_UNANSWERED_WRITES;
        return batch;
    }

    /** Makes a thread of the client's own the flusher; under the lock. */
    private void handOver() {
        try {
            threads.write(() -> flush(takeBatch(Writer.OWN_THREAD), Writer.OWN_THREAD));
        } catch (RuntimeException | Error e) { // no thread to be had: nobody writes any more
            brokenBy = e;
            throw e;
        }
    }

    private boolean mayWrite(Writer writer) {
        boolean fits = queuedBytes - answeredBytes <= SAFE_UNANSWERED_BYTES && writeEnds[nextWrite] <= answeredBytes;
        return switch (writer) {
            // With calls of others in flight the lead may be handed to this thread while it is blocked here.
            case WAITING_CALLER -> transport.isInterruptSafe() && (fits || queuedCalls - answeredCalls == 1);
            case OTHER_CALLER -> transport.isInterruptSafe() && fits;
            case LEADER -> fits;
            case OWN_THREAD -> true;
        };
    }

    /** From here on requests only gather, until {@link #answered}. By the leader. */
    void holdBack() {
        heldBack = true;
    }

    /** Notes how far the answers have come, makes room, and writes what has gathered. By the leader. */
    void answered(long calls, long bytes) {
        WireBuffer batch = null;
        lock.lock();
        try {
            heldBack = false;
            answeredCalls = calls;
            answeredBytes = bytes;
            if (waitingForRoom > 0) {
                roomMade.signalAll();
            }
            if (out.length() > 0 && claimFlush()) {
                batch = nextBatch(Writer.LEADER);
            }
        } finally {
            lock.unlock();
        }
        if (batch != null) {
            flush(batch, Writer.LEADER);
        } else if (retired) {
            closeIfRetired();
        }
    }

    /** Gives memory back; for a connection that has nothing to do. By the leader. */
    void trim() {
        lock.lock();
        try {
            queue.forgetLast();
            if (!flushing) { // else its spare is being written
                out.releaseAbove(MAX_IDLE_BUFFER_BYTES);
                spare.releaseAbove(MAX_IDLE_BUFFER_BYTES);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more calls; the connection closes when none is under way. */
    void retire() {
        lock.lock();
        try {
            retired = true;
            roomMade.signalAll();
        } finally {
            lock.unlock();
        }
        closeIfRetired();
    }

    private void closeIfRetired() {
        boolean idle;
        lock.lock();
        try {
            idle = retired && queuedCalls == answeredCalls && out.length() == 0 && !flushing;
        } finally {
            lock.unlock();
        }
        if (idle) {
            connection.close(new Failure.Unavailable(connection + " is not used any more", null, true));
        }
    }

    /** Takes no more calls and writes no more; false if it was closed before. */
    boolean close(Failure reason) {
        lock.lock();
        try {
            if (closedBy != null) {
                return false;
            }
            closedBy = reason;
            roomMade.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        return closedBy == null && !retired;
    }

    /** Why it was closed, or null. */
    @Nullable
    Failure closedBy() {
        return closedBy;
    }

    /** Until when there may be calls in the queue that are due before one that is older. */
    long latestEarlyNanos() {
        return latestEarlyNanos;
    }

    /** Position in the stream of requests up to which bytes were handed to the socket, or are being. */
    long sentBytes() {
        return sentBytes;
    }

    /** Whether no byte of the call was handed to the socket; valid when the connection is closed. */
    boolean isUnsent(Call call) {
        return call.endPosition - sentBytes > 0;
    }

    /** How many calls are not answered yet. */
    int inFlight() {
        lock.lock();
        try {
            return (int) (queuedCalls - answeredCalls);
        } finally {
            lock.unlock();
        }
    }
}
