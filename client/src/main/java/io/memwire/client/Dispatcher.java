package io.memwire.client;

import io.memwire.api.FailureMode;
import io.memwire.api.InvalidRequestException;
import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.ServerErrorException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a call to its server and back: finds the node, connects if need be, sends, waits, and decides after a failure
 * whether it is sent once more, told as an exception, or given as a miss.
 */
final class Dispatcher {
    /** Nodes in use that one call tries at most; more can only mean that each dies as it is tried. */
    static final int MAX_TRIES = 10;

    private final ClientContext context;
    private final long timeoutNanos;
    private volatile Router router;
    private volatile boolean closed;

    Dispatcher(ClientContext context, Router router) {
        this.context = context;
        this.timeoutNanos = context.options().timeout().toNanos();
        this.router = router;
    }

    Router router() {
        return router;
    }

    void use(Router newRouter) {
        router = newRouter;
    }

    void close() {
        closed = true;
    }

    void requireOpen() {
        if (closed) {
            throw new InvalidRequestException("the client is closed");
        }
    }

    /** Counts a use; the first step of every command. */
    void begin(Command command) {
        requireOpen();
        context.journal().used(command);
    }

    long deadline() {
        return System.nanoTime() + timeoutNanos;
    }

    /** Sends a call to the node of its key and waits. Returns the call that was answered, or null if that failed. */
    <C extends Call> @Nullable C perform(Key key, C call) {
        begin(call.command);
        long deadline = deadline();
        C attempt = call;
        Node node = null;
        Failure failure = null;
        boolean repeated = false;
        Set<Node> ruledOut = Set.of();
        int tries = 0;
        while (tries < MAX_TRIES) {
            Node next = router.route(key, ruledOut);
            if (next == null) {
                break;
            }
            tries += isRoutedAnew(node, next) ? 0 : 1;
            node = next;
            failure = exchange(node, attempt, deadline);
            if (failure == null) {
                return attempt;
            }
            if (!failure.isUnsent()) {
                if (repeated || !mayRepeat(failure, attempt)) {
                    break;
                }
                repeated = true;
            }
            ruledOut = ruledOut(ruledOut, node, failure);
            attempt = copy(attempt);
        }
        degrade(call.command, node, failure);
        return null;
    }

    /** Whether the try before met a server that was taken from the list meanwhile: then it does not count. */
    static boolean isRoutedAnew(@Nullable Node last, Node next) {
        return last != null && last.isRetired() && !last.equals(next);
    }

    /** Sends a call to a given node and waits. Returns the call that was answered, or null if that failed. */
    <C extends Call> @Nullable C performAt(Node node, C call) {
        begin(call.command);
        Failure failure = exchange(node, call, deadline());
        if (failure == null) {
            return call;
        }
        degrade(call.command, node, failure);
        return null;
    }

    /** One attempt of a blocking caller. Returns why it failed, or null. */
    static @Nullable Failure exchange(Node node, Call call, long deadline) {
        Thread caller = Thread.currentThread();
        Connection connection = node.connection(affinity(caller));
        if (connection == null) {
            try {
                connection = connect(node, caller, deadline);
            } catch (ConnectFailedException e) {
                return e.toFailure();
            } catch (TimeoutException e) {
                return notInTime(node);
            }
        }
        prepare(call, connection, caller, deadline);
        Failure refusal = connection.submit(call);
        return refusal != null ? refusal : connection.await(call);
    }

    /** Makes a blocking caller the call's waiter, and a leader if it can be one. */
    static void prepare(Call call, Connection connection, Thread caller, long deadline) {
        call.deadlineNanos = deadline;
        call.waiter = caller;
        call.waiterMayLead = connection.callersMayLead() && !OwnedThreads.isVirtual(caller);
    }

    /** An open connection to the node; waits for it until the deadline. */
    static Connection connect(Node node, Thread caller, long deadline) throws TimeoutException {
        Connection connection = node.connection(affinity(caller));
        if (connection != null) {
            return connection;
        }
        try {
            return node.connect(affinity(caller)).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            caller.interrupt();
            throw new MemcacheInterruptedException(node.address());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectFailedException failed) {
                throw failed;
            }
            throw new ConnectFailedException("cannot connect to " + node + ": " + e.getCause(), e);
        }
    }

    /** Requests of one thread go over one connection, in its order. */
    @SuppressWarnings("deprecation") // threadId() is newer than Java 17
    static long affinity(Thread caller) {
        return caller.getId();
    }

    /** The same as {@link #perform} without waiting; {@code result} runs on the client's executor. */
    <C extends Call, R extends @Nullable Object> CompletableFuture<R> performAsync(
            Key key, C call, Function<@Nullable C, R> result) {
        begin(call.command);
        return new AsyncExchange<>(
                        this, context, ruledOut -> router.route(key, ruledOut), MAX_TRIES, call, false, result)
                .start();
    }

    /** The same as {@link #performAt} without waiting. */
    <C extends Call, R extends @Nullable Object> CompletableFuture<R> performAtAsync(
            Node node, C call, Function<@Nullable C, R> result) {
        begin(call.command);
        return new AsyncExchange<>(this, context, ruledOut -> node, 1, call, false, result).start();
    }

    /** One attempt at a node without waiting; completes with why it failed, or null. Neither counts nor tells. */
    CompletableFuture<@Nullable Failure> exchangeAsync(Node node, Call call, long affinity, long deadline) {
        var outcome = new CompletableFuture<@Nullable Failure>();
        call.deadlineNanos = deadline;
        AsyncAttempt.start(context, node, affinity, call, false, outcome::complete);
        return outcome;
    }

    /** The same as {@link #send} without waiting for a connection. */
    <R> CompletableFuture<R> sendAsync(Key key, StatusCall call, R success) {
        begin(call.command);
        return new AsyncExchange<StatusCall, R>(
                        this, context, ruledOut -> router.route(key, ruledOut), MAX_TRIES, call, true, sent -> success)
                .start();
    }

    /** Hands over a request that is not answered. A failure is told like any other, though nobody waits for a result. */
    void send(Key key, StatusCall call) {
        begin(call.command);
        long deadline = deadline();
        Node node = null;
        Failure failure = null;
        Set<Node> ruledOut = Set.of();
        int tries = 0;
        while (tries < MAX_TRIES) {
            Node next = router.route(key, ruledOut);
            if (next == null) {
                break;
            }
            tries += isRoutedAnew(node, next) ? 0 : 1;
            node = next;
            failure = sendTo(node, call, deadline);
            if (failure == null) {
                return;
            }
            if (!failure.isUnsent()) {
                break;
            }
            ruledOut = ruledOut(ruledOut, node, failure);
        }
        degrade(call.command, node, failure);
    }

    private @Nullable Failure sendTo(Node node, StatusCall call, long deadline) {
        Thread caller = Thread.currentThread();
        Connection connection;
        try {
            connection = connect(node, caller, deadline);
        } catch (ConnectFailedException e) {
            return e.toFailure();
        } catch (TimeoutException e) {
            return notInTime(node);
        }
        prepare(call, connection, caller, deadline);
        return connection.submitNoreply(call);
    }

    /** No connection was open before the call ran out of time; another node would not help it any more. */
    static Failure notInTime(Node node) {
        return new Failure.Unavailable(
                "no connection to " + node + " within the time-out (setting: timeout)", null, false);
    }

    /** What an attempt to connect ended with, as it is told to a caller. */
    static Failure connectFailure(Node node, @Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof ConnectFailedException failed ? failed.toFailure() : notInTime(node);
    }

    /** The nodes that a call does not try again after this failure. */
    static Set<Node> ruledOut(Set<Node> before, Node node, Failure failure) {
        if (!(failure instanceof Failure.NoConnection)) {
            return before;
        }
        var after = new HashSet<>(before);
        after.add(node);
        return after;
    }

    static boolean mayRepeat(Failure failure, Call call) {
        return failure.mayRepeat() && call.command.isRepeatable();
    }

    /** A fresh call of the same class. */
    @SuppressWarnings("unchecked")
    static <C extends Call> C copy(C call) {
        return (C) call.copy();
    }

    /**
     * Tells of a failure and returns it if it is to be thrown: always in {@link FailureMode#THROW}, and in either mode
     * when the server says that the request was wrong.
     */
    @Nullable
    MemcacheException report(Command command, @Nullable Node node, @Nullable Failure failure) {
        MemcacheException exception = (failure == null ? noServer() : failure).toException();
        context.journal().failed(command, node == null ? "" : node.address(), exception, System.nanoTime());
        boolean callersFault = exception instanceof ServerErrorException error
                && error.kind() == ServerErrorException.Kind.CLIENT_ERROR;
        return callersFault || context.options().failureMode() == FailureMode.THROW ? exception : null;
    }

    private Failure noServer() {
        return new Failure.Unavailable(
                router.nodes().isEmpty()
                        ? "the client has no servers"
                        : "no server for this key: its servers are marked dead (settings: deadRetry, failover)",
                null,
                false);
    }

    /** Tells of a failure; throws it if it is to be thrown. */
    void degrade(Command command, @Nullable Node node, @Nullable Failure failure) {
        MemcacheException exception = report(command, node, failure);
        if (exception != null) {
            throw exception;
        }
    }
}
