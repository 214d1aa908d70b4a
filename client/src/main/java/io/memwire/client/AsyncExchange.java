package io.memwire.client;

import io.memwire.api.MemcacheException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of an asynchronous caller on its way: the decisions of {@link Dispatcher#perform} between
 * {@linkplain AsyncAttempt attempts}. The future ends, and the result is made, on the client's executor.
 */
final class AsyncExchange<C extends Call, R extends @Nullable Object> {
    private final Dispatcher dispatcher;
    private final ClientContext context;
    private final Function<Set<Node>, @Nullable Node> route;
    private final Function<@Nullable C, R> result;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private final long affinity = Dispatcher.affinity(Thread.currentThread());
    private final long deadlineNanos;
    private final boolean noreply;

    private C call;
    private int triesLeft;
    private boolean repeated;
    private Set<Node> ruledOut = Set.of();
    private @Nullable Node node;
    private @Nullable Failure failure;

    /** {@code noreply} hands the request over without an answer; the result is then made of the call as it is. */
    AsyncExchange(
            Dispatcher dispatcher,
            ClientContext context,
            Function<Set<Node>, @Nullable Node> route,
            int tries,
            C call,
            boolean noreply,
            Function<@Nullable C, R> result) {
        this.dispatcher = dispatcher;
        this.context = context;
        this.route = route;
        this.triesLeft = tries;
        this.call = call;
        this.noreply = noreply;
        this.result = result;
        this.deadlineNanos = dispatcher.deadline();
    }

    CompletableFuture<R> start() {
        send();
        return future;
    }

    /** Sends the call to the node that the route gives now. */
    private void send() {
        Node next = triesLeft > 0 ? route.apply(ruledOut) : null;
        if (next == null) {
            fail();
        } else {
            triesLeft -= Dispatcher.isRoutedAnew(node, next) ? 0 : 1;
            node = next;
            call.deadlineNanos = deadlineNanos;
            AsyncAttempt.start(context, next, affinity, call, noreply, this::ended);
        }
    }

    private void ended(@Nullable Failure why) {
        if (why == null) {
            finish(call);
            return;
        }
        failure = why;
        if (why.isUnsent() || (!repeated && Dispatcher.mayRepeat(why, call))) {
            repeated |= !why.isUnsent();
            ruledOut = Dispatcher.ruledOut(ruledOut, Objects.requireNonNull(node), why);
            call = Dispatcher.copy(call);
            sendAgain();
        } else {
            fail();
        }
    }

    /** On a thread of the executor, where nobody would hear that a plug-in cannot choose another server. */
    private void sendAgain() {
        try {
            send();
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private void fail() {
        MemcacheException exception = dispatcher.report(call.command, node, failure);
        if (exception != null) {
            future.completeExceptionally(exception);
        } else {
            finish(null);
        }
    }

    private void finish(@Nullable C answered) {
        try {
            future.complete(result.apply(answered));
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }
}
