package io.memwire.client;

import io.memwire.api.Server;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Our view of one server: its few connections, opened at the first need, and whether it is dead.
 *
 * <p>A node is marked dead when it cannot be connected to, or does not answer in time; then nobody waits for it until, at
 * the earliest after {@code deadRetry} ({@link BackOff}), the housekeeper has had it connected to and answer again. A
 * connection that merely broke is opened anew by the next call.
 *
 * <p>With {@code flushOnReconnect} every loss of a connection counts: all connections of the node are closed, and none
 * opened before is given to anybody until a {@code flush_all} that was sent after the loss is answered.
 */
final class Node implements Connection.Owner, Chore {
    private volatile Server server;
    private final ClientContext context;
    private final Slot[] slots;

    private volatile boolean dead;
    private volatile boolean retired; // written under this

    /** Held by who flushes, so that nobody flushes away what was stored after another's flush. Taken before the node. */
    private final Object flushing = new Object();

    // Guarded by this.
    private final BackOff backOff;
    private long retryAtNanos;
    private boolean reviving;
    private long losses; // of which the server must be flushed; stays 0 without flushOnReconnect
    private long flushedLosses;

    /** One of the node's connections. */
    private static final class Slot {
        volatile @Nullable Connection connection;

        /** The one that is given to those who queue, and not yet to everybody; guarded by the node. */
        @Nullable
        Connection opening;

        @Nullable
        CompletableFuture<Connection> attempt; // guarded by the node

        /** Those who queue for the attempt, in their order; guarded by the node. */
        final Queue<CompletableFuture<Connection>> turns = new ArrayDeque<>();
    }

    Node(Server server, ClientContext context) {
        this.server = server;
        this.context = context;
        this.backOff = new BackOff(
                context.options().deadRetry().toNanos(),
                () -> ThreadLocalRandom.current().nextLong());
        this.slots = new Slot[context.options().connectionsPerServer()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot();
        }
        context.housekeeper().add(this);
    }

    Server server() {
        return server;
    }

    /** Takes over the weight of a new list of servers; the address is the same. */
    void rename(Server sameAddress) {
        server = sameAddress;
    }

    String address() {
        return server.address();
    }

    /** Whether it is no longer among the servers in use: calls on their way to it are routed anew. */
    boolean isRetired() {
        return retired;
    }

    boolean isAvailable() {
        return !dead;
    }

    /** An open connection for this caller, or null. Calls with the same {@code affinity} keep to one connection. */
    @Nullable
    Connection connection(long affinity) {
        Connection connection = slot(affinity).connection;
        return connection != null && connection.isOpen() ? connection : null;
    }

    private Slot slot(long affinity) {
        return slots.length == 1 ? slots[0] : slots[(int) Long.remainderUnsigned(affinity, slots.length)];
    }

    /**
     * Connects, or joins the attempt under way: one slow connect is paid for once. Completes with an open connection, or
     * exceptionally with {@link ConnectFailedException}; the node is then marked dead.
     */
    CompletableFuture<Connection> connect(long affinity) {
        return join(slot(affinity), null);
    }

    /**
     * The same for a caller who does not wait and may call again before the connection is open. Those who queue are told
     * in their order, and before anybody else finds the connection: requests of one thread then leave in its order.
     */
    CompletableFuture<Connection> connectInTurn(long affinity) {
        return join(slot(affinity), new CompletableFuture<>());
    }

    private CompletableFuture<Connection> join(Slot slot, @Nullable CompletableFuture<Connection> turn) {
        CompletableFuture<Connection> attempt;
        boolean first;
        synchronized (this) {
            if (retired) {
                return CompletableFuture.failedFuture(removed());
            }
            attempt = slot.attempt;
            first = attempt == null;
            if (attempt == null) {
                Connection open = slot.connection;
                if (open != null && open.isOpen()) {
                    return CompletableFuture.completedFuture(open);
                }
                attempt = new CompletableFuture<>();
                slot.attempt = attempt;
            }
            if (turn != null) {
                slot.turns.add(turn);
            }
        }
        if (first) {
            start(slot, attempt);
        }
        return turn == null ? attempt : turn;
    }

    private void start(Slot slot, CompletableFuture<Connection> attempt) {
        try {
            context.threads().blocking().execute(() -> connect(slot, attempt));
        } catch (RuntimeException | Error e) { // no thread to be had, or the client is closed
            fail(slot, attempt, e);
        }
    }

    private void connect(Slot slot, CompletableFuture<Connection> attempt) {
        try {
            Connection connection = open();
            revive();
            while (!give(connection, slot)) {
                requireInUse();
                connection = open();
            }
            attempt.complete(connection);
        } catch (IOException | RuntimeException | Error e) {
            fail(slot, attempt, e);
        }
    }

    /**
     * Gives the connection to those who queue, then to everybody. It may be answered, and closed, before all of them have
     * it: then it returns false, and those who are left need another.
     */
    private boolean give(Connection connection, Slot slot) {
        boolean wasGiven = false;
        while (true) {
            CompletableFuture<Connection> turn;
            boolean unwanted;
            synchronized (this) {
                countUnseenLosses();
                unwanted = retired || losses != flushedLosses;
                turn = slot.turns.peek();
                if (unwanted) {
                    slot.opening = null;
                } else if (turn == null) {
                    boolean wasTaken = wasGiven && slot.opening == null; // it closed, or the user wished so
                    slot.opening = null;
                    slot.connection = wasTaken ? null : connection;
                    slot.attempt = null;
                    return true;
                } else if (!connection.isOpen()) {
                    slot.opening = null;
                    return false;
                } else {
                    slot.opening = connection;
                    slot.turns.remove();
                    wasGiven = true;
                }
            }
            if (unwanted) {
                connection.retire();
                return false;
            }
            turn.complete(connection);
        }
    }

    /** A connection may have closed on a thread that has not come to tell of it: its loss counts all the same. */
    private void countUnseenLosses() {
        for (Slot slot : slots) {
            Connection known = slot.connection;
            if (known != null && !known.isOpen()) {
                slot.connection = null;
                countLoss();
            }
        }
    }

    private void countLoss() {
        if (context.options().flushOnReconnect() && !retired) {
            losses++;
        }
    }

    private synchronized void requireInUse() {
        if (retired) {
            throw removed();
        }
    }

    private ConnectFailedException removed() {
        return new ConnectFailedException(
                address() + " is not used any more", new IllegalStateException("setServers() was called, or close()"));
    }

    private void fail(Slot slot, CompletableFuture<Connection> attempt, Throwable cause) {
        Connection other = null;
        List<CompletableFuture<Connection>> told;
        synchronized (this) {
            slot.attempt = null;
            slot.opening = null;
            told = new ArrayList<>(slot.turns);
            slot.turns.clear();
            for (Slot each : slots) {
                Connection connection = each.connection;
                if (connection != null && connection.isOpen()) {
                    other = connection;
                }
            }
        }
        told.add(attempt);
        if (other != null) { // the server lives, it only takes no more connections
            for (CompletableFuture<Connection> each : told) {
                each.complete(other);
            }
            return;
        }
        String why = SetupFailedException.describe(cause);
        markDead("connect: " + why);
        var failure = cause instanceof ConnectFailedException known
                ? known
                : new ConnectFailedException("cannot connect to " + address() + ": " + why, cause);
        for (CompletableFuture<Connection> each : told) {
            each.completeExceptionally(failure);
        }
    }

    private Connection open() throws IOException {
        Transport transport = context.connector().connect(server);
        var connection = new Connection(
                address(), transport, context.connection(), context.threads(), context.housekeeper(), this);
        if (!flush(connection) && dead) {
            ask(connection, StatusCall.version(), true);
        }
        return connection;
    }

    /**
     * Empties a server that comes back before anybody reads from it; when that fails so does the connect.
     *
     * @return whether there was a need to
     */
    private boolean flush(Connection connection) throws IOException {
        synchronized (flushing) {
            long seen;
            synchronized (this) {
                seen = losses;
                if (seen == flushedLosses) {
                    return false;
                }
            }
            ask(connection, StatusCall.flushAll(ServerRequests.NO_DELAY), false);
            synchronized (this) {
                flushedLosses = seen;
            }
            return true;
        }
    }

    /** Has the server answer before anybody else uses the connection: a process that stands accepts connections, too. */
    private void ask(Connection connection, StatusCall call, boolean anyAnswerWillDo) throws IOException {
        call.deadlineNanos =
                System.nanoTime() + context.options().connectTimeout().toNanos();
        call.waiter = Thread.currentThread();
        call.waiterMayLead = true; // a thread of the client's own: the pump might be a virtual one that has no carrier
        Failure failure = connection.submit(call);
        if (failure == null) {
            failure = connection.await(call);
        }
        if (failure != null && !(anyAnswerWillDo && failure instanceof Failure.ServerError)) {
            connection.close(failure);
            throw new IOException(call.command + " failed", failure.toException());
        }
    }

    @Override
    public void connectionClosed(Connection connection, Failure reason) {
        context.journal().closed(connection.toString(), reason);
        boolean isStalled = reason instanceof Failure.TimedOut;
        boolean isNews;
        List<Connection> others = List.of();
        synchronized (this) {
            isNews = forget(connection);
            if (isNews) {
                countLoss();
                if (isStalled || context.options().flushOnReconnect()) { // the others lead to the same server
                    others = takeConnections(); // at once, so that nobody finds one that is about to be closed
                }
            }
        }
        if (reason instanceof Failure.Violation violation) {
            context.journal().violated(violation.toException());
        }
        if (isNews && isStalled) {
            markDead(reason.toException().getMessage());
        }
        for (Connection other : others) {
            other.close(reason);
        }
    }

    /** Takes a connection out of its slot; false if it is in none, because it was taken out before. */
    private boolean forget(Connection connection) {
        for (Slot slot : slots) {
            if (slot.connection == connection) {
                slot.connection = null;
                return true;
            }
            if (slot.opening == connection) {
                slot.opening = null;
                return true;
            }
        }
        return false;
    }

    private void markDead(@Nullable String reason) {
        long retryAt;
        boolean news;
        synchronized (this) {
            if (retired) {
                return;
            }
            countLoss();
            if (context.options().deadRetry().isZero()) {
                return; // it is tried again at once
            }
            news = !dead;
            if (dead && !reviving) {
                return; // another of its connections told the same
            }
            dead = true;
            reviving = false;
            retryAt = System.nanoTime() + backOff.failed();
            retryAtNanos = retryAt;
        }
        context.housekeeper().watch(retryAt);
        if (news) {
            context.journal().died(server, String.valueOf(reason));
        }
    }

    /** Tries a dead node again, in the background. */
    @Override
    public long check(long nowNanos) {
        synchronized (this) {
            if (!dead || reviving || retired) {
                return NEVER;
            }
            long remaining = retryAtNanos - nowNanos;
            if (remaining > 0) {
                return remaining;
            }
            reviving = true;
        }
        CompletableFuture<?> unused = connect(0).thenRun(this::revive); // a failure marks it dead for another while
        return NEVER;
    }

    private void revive() {
        synchronized (this) {
            if (!dead) {
                return;
            }
            dead = false;
            reviving = false;
            backOff.succeeded();
        }
        context.journal().revived(server);
    }

    /** Takes a dead node back into use at once. */
    synchronized void forgetDeath() {
        dead = false;
        reviving = false;
        backOff.succeeded();
    }

    /** Takes no more calls; connections close when those under way are answered. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        context.housekeeper().remove(this);
        for (Slot slot : slots) {
            Connection connection = slot.connection;
            if (connection != null) {
                connection.retire();
            }
        }
    }

    /** Closes every connection at once, at the user's wish; the server is not lost by that. */
    void closeAll(String why, boolean mayRepeat) {
        for (Connection connection : takeConnections()) {
            connection.close(connection.lost(new IllegalStateException(why), mayRepeat));
        }
    }

    /** Takes all connections out of use, to be closed by the caller. */
    private synchronized List<Connection> takeConnections() {
        var taken = new ArrayList<Connection>();
        for (Slot slot : slots) {
            if (slot.connection != null) {
                taken.add(slot.connection);
                slot.connection = null;
            }
            if (slot.opening != null) {
                taken.add(slot.opening);
                slot.opening = null;
            }
        }
        return taken;
    }

    @Override
    public String toString() {
        return address();
    }
}
