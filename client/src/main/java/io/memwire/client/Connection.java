package io.memwire.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.memwire.api.MemcacheInterruptedException;
import io.memwire.protocol.text.MalformedReplyException;
import io.memwire.protocol.text.ReplyDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One socket shared by many callers, who do the I/O themselves.
 *
 * <p><b>Combining writer</b> ({@link Outbox}): a caller encodes its request into a common buffer under a short lock; if
 * nobody is writing it writes, else whoever writes takes the request along.
 *
 * <p><b>Leader reader:</b> of the callers that wait, one leads: it reads, decodes every reply there is, and completes the
 * calls in the order of sending, until its own is answered; then it hands the lead to another. While it decodes, requests
 * only gather; it writes them before it reads again. A caller that is alone so does one write and one read on its own
 * thread.
 *
 * <p><b>Pump:</b> virtual threads and asynchronous calls do not lead (an interrupt in socket I/O would close the socket,
 * and nobody may block): a thread of the client's own, parked while there is nothing to read for, leads for them.
 *
 * <p>A call is answered, failed or abandoned exactly once, whatever happens to the connection: {@link InFlightQueue} is
 * the truth, only the leader takes from it, and when the connection is closed one thread takes the lead to fail the rest.
 */
final class Connection implements Chore {
    /** Told once when the connection has closed, on the thread that closed it. */
    interface Owner {
        void connectionClosed(Connection connection, Failure reason);
    }

    /** More gain nothing; a core with nothing else to do is held up by a microsecond. */
    private static final int STEPS_BACK_BEFORE_PARKING = 2;

    private final String node;
    private final Transport transport;
    private final Owner owner;
    private final long timeoutMillis;
    private final Housekeeper housekeeper;
    private final InFlightQueue queue = new InFlightQueue();
    private final Outbox outbox;
    private final ReplyRouter replies;
    private final ReplyDecoder decoder;
    private final Pump pump;
    private final AtomicBoolean leading = new AtomicBoolean();

    /** Whether the owner knows that it is closed. No call fails before that: who repeats one asks the owner where to. */
    private volatile boolean ownerTold;

    Connection(
            String node,
            Transport transport,
            ConnectionOptions options,
            OwnedThreads threads,
            Housekeeper housekeeper,
            Owner owner) {
        this.node = node;
        this.transport = transport;
        this.owner = owner;
        this.timeoutMillis = options.timeoutMillis();
        this.housekeeper = housekeeper;
        this.decoder = new ReplyDecoder(options.replies());
        this.replies = new ReplyRouter(node, decoder, queue);
        this.pump = new Pump(node, threads, this);
        this.outbox = new Outbox(node, transport, queue, replies, options, threads, this);
        housekeeper.add(this);
    }

    /** Whether it takes calls. */
    boolean isOpen() {
        return outbox.isOpen();
    }

    /** Whether callers on platform threads may lead. */
    boolean callersMayLead() {
        return transport.isInterruptSafe();
    }

    /**
     * Sends a call. A call with a waiter may block for room in the queue until its deadline; any other is refused.
     *
     * @return why it was not sent, or null
     * @throws MemcacheInterruptedException if the caller was interrupted while it waited for room; nothing was sent
     */
    @Nullable
    Failure submit(Call call) {
        return submitted(call, outbox.submit(call));
    }

    /** The same without waiting for room: ends with {@link Failure.NoRoom}, and the call may be submitted again. */
    @Nullable
    Failure trySubmit(Call call) {
        return submitted(call, outbox.trySubmit(call));
    }

    private @Nullable Failure submitted(Call call, @Nullable Failure refusal) {
        if (refusal == null && !call.waiterMayLead && !call.waiterWillLead) {
            wakePump();
        }
        return refusal;
    }

    /** Sends a request that is not answered; see {@link #submit}. */
    @Nullable
    Failure submitNoreply(StatusCall call) {
        Failure refusal = outbox.submitNoreply(call);
        if (refusal == null && queue.oldest() != null) {
            wakePump();
        }
        return refusal;
    }

    /**
     * Waits for a call that was submitted with this thread as its waiter, leading meanwhile if nobody else does.
     *
     * @return why it failed, or null
     * @throws MemcacheInterruptedException if the thread was interrupted; the flag is set again
     */
    @Nullable
    Failure await(Call call) {
        int stepsBack = call.waiterMayLead ? STEPS_BACK_BEFORE_PARKING : 0;
        while (!call.isDone()) {
            if (Thread.currentThread().isInterrupted()) {
                if (call.abandon()) {
                    passOn(); // whoever handed the lead to this thread counts on it
                    throw new MemcacheInterruptedException(node);
                }
            } else if (call.waiterMayLead && tryLead()) {
                lead(call);
            } else if (stepsBack-- > 0) {
                letOthersRun();
            } else {
                long remaining = call.deadlineNanos - System.nanoTime();
                if (remaining <= 0 && call.abandon()) {
                    passOn();
                    return new Failure.TimedOut(node, timeoutMillis);
                }
                if (call.waiterMayLead || call.isDueBeforeOthers) {
                    LockSupport.parkNanos(this, remaining);
                } else { // the housekeeper closes the connection when the oldest is due: no timer for each virtual
                    // thread
                    LockSupport.park(this);
                }
            }
        }
        return call.failure();
    }

    /** Gives up on a call that was submitted and will not be waited for; its late answer is dropped. */
    void abandon(Call call) {
        if (call.abandon()) {
            passOn(); // whoever handed the lead to its waiter counts on it
        }
    }

    /**
     * Reads and completes calls until {@code mine} has ended or, for the pump, until nothing is in flight. The lead is
     * taken; it is released here, whatever happens.
     */
    void lead(@Nullable Call mine) {
        try {
            while (mine == null ? queue.oldest() != null : !mine.isDone()) {
                int count = transport.read(decoder.target(), decoder.targetOffset(), decoder.targetLength());
                if (count < 0) {
                    throw new EOFException(
                            decoder.isMidReply()
                                    ? "closed by the server in the middle of a reply"
                                    : "closed by the server");
                }
                decoder.received(count);
                outbox.holdBack();
                int completed = replies.dispatch(outbox.sentBytes());
                if (completed > 1) {
                    // The callers just woken put their next requests into the batch that is written next.
                    letOthersRun();
                }
                outbox.answered(replies.answeredCalls(), replies.answeredBytes());
            }
        } catch (MalformedReplyException | UnexpectedReplyException e) {
            close(new Failure.Violation(node, String.valueOf(e.getMessage()), e));
        } catch (Throwable e) { // also an Error: the others must not wait for a leader that is gone
            close(lost(withAdvice(e)));
            if (e instanceof Error error) {
                throw error;
            }
        } finally {
            leading.set(false);
            passOn();
        }
    }

    private Throwable withAdvice(Throwable e) {
        boolean mayExpectTls = e instanceof IOException && replies.answeredCalls() == 0 && transport.mayLackTls();
        return mayExpectTls
                ? new IOException(e.getMessage() + ", before any answer: does the server expect TLS? See tls", e)
                : e;
    }

    /**
     * Steps back once, for speed only: nothing relies on who runs next. By the leader, so that batches do not stay small;
     * by a waiter, whose answer often is there when it runs again, so that it need neither be parked nor be woken. With
     * both, 16 callers and more get two to three times as much done as with neither.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthersRun() {
        Thread.yield();
    }

    /** Takes the lead for the pump if there is something to read for; returns whether it led. */
    boolean leadAsPump() {
        if (queue.oldest() == null || !tryLead()) {
            return false;
        }
        lead(null);
        return true;
    }

    /** Takes the lead if nobody has it; on a closed connection there is nothing to read. */
    private boolean tryLead() {
        return outbox.closedBy() == null && leading.compareAndSet(false, true);
    }

    /** After the lead is released: somebody who waits takes it, or, on a closed connection, this thread fails the rest. */
    private void passOn() {
        Failure reason = outbox.closedBy();
        if (reason != null) {
            if (ownerTold) { // else who closes it fails them, when it has told
                failAll(reason);
            }
            return;
        }
        boolean unread = false;
        for (Call call = queue.oldest(); call != null && !leading.get(); call = call.next) {
            unread = true;
            if (call.isPending()) {
                if (call.waiterMayLead) {
                    LockSupport.unpark(call.waiter);
                    return;
                }
                break;
            }
        }
        if (unread) { // an asynchronous call, or only abandoned ones, whose late answers must be read away
            pump.wake();
        }
    }

    /** Makes sure that somebody reads, for those who cannot lead or wait for room. */
    void wakePump() {
        if (!leading.get()) { // else the leader passes the lead on
            pump.wake();
        }
    }

    /** Makes sure that the connection is looked at by then. After a call is in the queue, before it is written. */
    void watch(long deadlineNanos) {
        housekeeper.watch(deadlineNanos);
    }

    /**
     * Notices that the oldest call is overdue: the server has stalled. One behind it that is due earlier, for it was sent
     * elsewhere before, only ends itself. An idle connection gives memory back.
     */
    @Override
    public long check(long nowNanos) {
        Call oldest = queue.oldest();
        if (oldest == null) {
            trim();
            return NEVER;
        }
        long remaining = oldest.deadlineNanos - nowNanos;
        if (remaining > 0) {
            boolean someAreEarly = nowNanos - outbox.latestEarlyNanos() < MILLISECONDS.toNanos(timeoutMillis);
            return someAreEarly ? Math.min(remaining, endEarly(oldest, nowNanos)) : remaining;
        }
        close(new Failure.TimedOut(node, timeoutMillis));
        return NEVER;
    }

    /** Ends calls behind the oldest that are overdue and have no waiter to notice. Returns when to look again. */
    private long endEarly(Call oldest, long nowNanos) {
        long next = NEVER;
        for (Call call = oldest; call != null; call = call.next) {
            if (call.isDueBeforeOthers && call.waiter == null && call.isPending()) {
                long remaining = call.deadlineNanos - nowNanos;
                if (remaining <= 0) {
                    call.fail(new Failure.TimedOut(node, timeoutMillis));
                } else {
                    next = Math.min(next, remaining);
                }
            }
        }
        boolean moved = !oldest.equals(queue.oldest()); // then the walk may have ended too soon
        return moved ? Math.min(next, MILLISECONDS.toNanos(1)) : next;
    }

    private void trim() {
        if (leading.compareAndSet(false, true)) { // else it is in use again
            try {
                outbox.trim();
            } finally {
                leading.set(false);
                passOn();
            }
        }
    }

    /** Takes no more calls, and closes when those under way are answered. */
    void retire() {
        outbox.retire();
    }

    /** Closes at once; every call under way fails. Does nothing the second time. */
    void close(Failure reason) {
        if (!outbox.close(reason)) {
            return;
        }
        try {
            transport.close();
            housekeeper.remove(this);
            owner.connectionClosed(this, reason);
        } finally {
            ownerTold = true;
            pump.stop();
            failAll(reason);
        }
    }

    Failure lost(@Nullable Throwable cause) {
        return lost(cause, true);
    }

    Failure lost(@Nullable Throwable cause, boolean mayRepeat) {
        return new Failure.Lost(node, outbox.inFlight(), cause, mayRepeat);
    }

    private void failAll(Failure reason) {
        // Again after the release: a call is never left between a leader that goes and one that did not get the lead.
        while (queue.oldest() != null && leading.compareAndSet(false, true)) {
            try {
                failOldest(reason);
            } finally {
                leading.set(false);
            }
        }
    }

    /** Fails all that are in the queue, also when one of them cannot be told. */
    private void failOldest(Failure reason) {
        RuntimeException problem = null;
        Error error = null;
        for (Call call = queue.oldest(); call != null; call = queue.oldest()) {
            queue.remove(call);
            try {
                call.fail(reasonFor(call, reason));
            } catch (RuntimeException e) {
                problem = e;
            } catch (Error e) {
                error = e;
            }
        }
        if (error != null) {
            throw error;
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** A stalled connection takes along calls that still had time: for them it is lost. */
    private Failure reasonFor(Call call, Failure reason) {
        if (outbox.isUnsent(call)) {
            return new Failure.Unavailable(
                    "the connection to " + node + " closed before the request was sent", null, true);
        }
        if (reason instanceof Failure.TimedOut && call.deadlineNanos - System.nanoTime() > 0) {
            return lost(reason.toException());
        }
        return reason;
    }

    @Override
    public String toString() {
        return "connection to " + node;
    }
}
