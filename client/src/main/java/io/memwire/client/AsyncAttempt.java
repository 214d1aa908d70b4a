package io.memwire.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an asynchronous caller at one node: {@link Dispatcher#exchange} in steps, none of which waits. The
 * outcome, why it failed or null, is told on the client's executor, never on a thread that reads for others.
 */
final class AsyncAttempt {
    private final ClientContext context;
    private final Node node;
    private final Call call;
    private final boolean noreply;
    private final Consumer<@Nullable Failure> outcome;

    private AsyncAttempt(
            ClientContext context, Node node, Call call, boolean noreply, Consumer<@Nullable Failure> outcome) {
        this.context = context;
        this.node = node;
        this.call = call;
        this.noreply = noreply;
        this.outcome = outcome;
    }

    /**
     * Sends a call, at once if a connection is open.
     *
     * @param affinity what the caller's connection is chosen by
     * @param noreply whether the call, a {@link StatusCall}, is only handed over; it then ends at once, on this thread
     */
    static void start(
            ClientContext context,
            Node node,
            long affinity,
            Call call,
            boolean noreply,
            Consumer<@Nullable Failure> outcome) {
        var attempt = new AsyncAttempt(context, node, call, noreply, outcome);
        Connection connection = node.connection(affinity);
        if (connection != null) {
            attempt.submit(connection);
        } else {
            attempt.connect(affinity);
        }
    }

    private void connect(long affinity) {
        CompletableFuture<Connection> unused = node.connectInTurn(affinity) // its outcome is told by submit or end
                .orTimeout(Math.max(1, call.deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((connection, problem) -> {
                    if (connection != null) {
                        submit(connection);
                    } else {
                        end(Dispatcher.connectFailure(node, problem));
                    }
                });
    }

    private void submit(Connection connection) {
        Failure refusal;
        if (noreply && call instanceof StatusCall request) {
            refusal = connection.submitNoreply(request);
            if (refusal == null) {
                outcome.accept(null);
            }
        } else {
            call.whenDone = () -> end(call.failure());
            refusal = connection.submit(call);
        }
        if (refusal != null) {
            end(refusal);
        }
    }

    private void end(@Nullable Failure failure) {
        Runnable task = () -> outcome.accept(failure);
        try {
            context.options().asyncExecutor().execute(task);
        } catch (RuntimeException
                | Error e) { // the user's executor is shut down or fails: the future must end all the same
            context.threads().write(task);
        }
    }
}
