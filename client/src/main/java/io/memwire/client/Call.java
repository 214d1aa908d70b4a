package io.memwire.client;

import io.memwire.api.ServerErrorException;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.WireBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: how it is encoded, which replies answer it, and who waits. Used once; sending again takes a
 * {@link #copy()}.
 *
 * <p>Fields of the answer are written by the thread that reads for the connection, before {@code state} becomes done,
 * and read by the caller afterwards. The queue fields belong to the {@link InFlightQueue}.
 */
abstract class Call {
    private static final int PENDING = 0;
    private static final int DONE = 1;
    private static final int ABANDONED = 2;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Call.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Command command;

    /** Next call in the queue; null for the newest. */
    volatile @Nullable Call next;

    /** How many bytes had been queued on the connection when this call's last byte was. */
    long endPosition;

    /** When the caller stops waiting, on the clock of {@link System#nanoTime()}. */
    long deadlineNanos;

    /** The thread that waits, or null when {@link #whenDone} is told. */
    @Nullable
    Thread waiter;

    /** Whether {@link #waiter} may lead the reading: it waits on this very connection, on a platform thread. */
    boolean waiterMayLead;

    /** Whether it will be so in a moment, when it has sent the rest of its calls; till then the pump need not wake. */
    boolean waiterWillLead;

    /** Whether a call before it in the queue may wait for longer than this one; set as it is queued. */
    boolean isDueBeforeOthers;

    /** What an asynchronous call does when it ends; runs on the thread that reads, so it only hands over. */
    @Nullable
    Runnable whenDone;

    private volatile int state;
    private @Nullable Failure failure;

    Call(Command command) {
        this.command = command;
    }

    /** Writes the request. Called under the connection's lock; must not fail. */
    abstract void encode(WireBuffer out);

    /**
     * Takes one reply.
     *
     * @return whether the call is answered completely
     * @throws UnexpectedReplyException if the reply does not answer this call
     */
    abstract boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException;

    /** The same request, not yet sent. */
    abstract Call copy();

    /** About how many bytes {@link #encode} writes; for the bounds of the queue. */
    abstract int estimatedBytes();

    /** Whether the server may go on to read data as commands after it refused this request. */
    boolean isDoubtfulAfter(ReplyKind error) {
        return false;
    }

    /** Notes an error line; the call is then answered. Returns true. */
    final boolean acceptError(ReplyKind kind, ReplyDecoder reply, String node) {
        return acceptError(kind, reply, node, false);
    }

    /** The same; {@code shared} if the line answers other callers too. */
    final boolean acceptError(ReplyKind kind, ReplyDecoder reply, String node, boolean shared) {
        failure = new Failure.ServerError(node, ServerErrorException.Kind.valueOf(kind.name()), reply.text(), shared);
        return true;
    }

    static boolean isError(ReplyKind kind) {
        return kind == ReplyKind.SERVER_ERROR || kind == ReplyKind.CLIENT_ERROR || kind == ReplyKind.ERROR;
    }

    static UnexpectedReplyException unexpected(Command command, ReplyKind kind) {
        return new UnexpectedReplyException(kind + " in answer to " + command);
    }

    /** Ends the call with the answer it holds. Nothing happens when the caller has left. */
    final void complete() {
        if (STATE.compareAndSet(this, PENDING, DONE)) {
            if (whenDone != null) {
                whenDone.run();
            } else if (waiter != Thread.currentThread()) {
                LockSupport.unpark(waiter);
            }
        }
    }

    /** Ends the call with a failure. Nothing happens when the caller has left. */
    final void fail(Failure reason) {
        failure = reason;
        complete();
    }

    /** The caller leaves; true if the call had not ended. Its late answer is dropped. */
    final boolean abandon() {
        return STATE.compareAndSet(this, PENDING, ABANDONED);
    }

    final boolean isDone() {
        return state == DONE;
    }

    final boolean isPending() {
        return state == PENDING;
    }

    /** Why the call failed, or null; valid once it is done. */
    final @Nullable Failure failure() {
        return failure;
    }
}
