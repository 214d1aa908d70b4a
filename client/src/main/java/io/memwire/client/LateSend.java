package io.memwire.client;

import io.memwire.api.MemcacheInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call of a blocking caller that has other calls to care for while its connection is opened: whoever opens it sends the
 * call, and the pump reads the answer. So a server that is slow to connect to holds up no other.
 */
final class LateSend {
    private final Node node;
    private final Call call;
    private final CompletableFuture<Connection> turn;
    private final CompletableFuture<?> sent;

    // Written before sent completes.
    private @Nullable Connection connection;
    private @Nullable Failure failure;

    LateSend(Node node, Call call, Thread caller, long deadlineNanos) {
        this.node = node;
        this.call = call;
        call.deadlineNanos = deadlineNanos;
        call.whenDone = () -> LockSupport.unpark(caller); // no waiter: it may not block for room in the queue
        turn = node.connectInTurn(Dispatcher.affinity(caller));
        sent = turn.handle((opened, problem) -> {
            connection = opened;
            failure = opened != null ? opened.submit(call) : Dispatcher.connectFailure(node, problem);
            return opened;
        });
    }

    /** Waits for the answer. Returns why there is none, or null. */
    @Nullable
    Failure await() {
        try {
            sent.get(Math.max(0, call.deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MemcacheInterruptedException(node.address());
        } catch (TimeoutException e) {
            withdraw();
        } catch (ExecutionException e) {
            throw new AssertionError(e); // it is not the way of what is run there
        }
        return failure != null || connection == null ? failure : connection.await(call);
    }

    /** Lets it not be sent any more or, when it was, not be waited for. */
    void leave() {
        withdraw();
        if (connection != null && failure == null && call.isPending()) {
            connection.abandon(call);
        }
    }

    /** Afterwards it is known whether the call was sent. */
    private void withdraw() {
        turn.cancel(false);
        sent.join();
    }
}
