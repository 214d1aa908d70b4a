package io.memwire.client;

import io.memwire.api.Server;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Our view of one server: its few connections, opened at the first need, and whether it is dead.
 *
 * <p>A node is marked dead when it cannot be connected to, or does not answer in time; then nobody waits for it until the
 * housekeeper has connected to it again, at the earliest after {@code deadRetry}. A connection that merely broke is opened
 * anew by the next call.
 */
final class Node implements Connection.Owner, Chore {
    private volatile Server server;
    private final ClientContext context;
    private final Slot[] slots;

    private volatile boolean dead;
    private volatile boolean retired; // written under this

    // Guarded by this.
    private long retryAtNanos;
    private boolean reviving;
    private boolean flushNeeded;

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
    private boolean give(Connection connection, Slot slot) throws IOException {
        boolean unwanted;
        while (true) {
            CompletableFuture<Connection> turn;
            synchronized (this) {
                turn = slot.turns.peek();
                if (turn == null) {
                    slot.opening = null;
                    slot.connection = connection;
                    slot.attempt = null;
                    unwanted = retired;
                    break;
                }
                slot.opening = connection;
                if (!connection.isOpen()) {
                    if (retired) {
                        throw new IOException(connection + " is not used any more");
                    }
                    return false;
                }
                slot.turns.remove();
            }
            turn.complete(connection);
        }
        if (unwanted) {
            connection.retire();
        }
        return true;
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
        var failure = new ConnectFailedException("cannot connect to " + address() + ": " + why, cause);
        for (CompletableFuture<Connection> each : told) {
            each.completeExceptionally(failure);
        }
    }

    private Connection open() throws IOException {
        Transport transport = context.connector().connect(server);
        var connection = new Connection(
                address(), transport, context.connection(), context.threads(), context.housekeeper(), this);
        boolean flush;
        synchronized (this) {
            flush = flushNeeded;
        }
        if (flush) {
            flush(connection);
        }
        return connection;
    }

    /** Empties a server that comes back before anybody reads from it; when that fails so does the connect. */
    private void flush(Connection connection) throws IOException {
        StatusCall call = StatusCall.flushAll(-1);
        call.deadlineNanos =
                System.nanoTime() + context.options().connectTimeout().toNanos();
        call.waiter = Thread.currentThread();
        Failure failure = connection.submit(call);
        if (failure == null) {
            failure = connection.await(call);
        }
        if (failure != null) {
            connection.close(failure);
            throw new IOException("flush_all failed", failure.toException());
        }
        synchronized (this) {
            flushNeeded = false;
        }
    }

    @Override
    public void connectionClosed(Connection connection, Failure reason) {
        context.journal().closed(connection.toString(), reason);
        boolean flushOnReconnect = context.options().flushOnReconnect();
        synchronized (this) {
            for (Slot slot : slots) {
                if (slot.connection == connection) {
                    slot.connection = null;
                }
            }
            flushNeeded |= flushOnReconnect && !retired;
        }
        if (reason instanceof Failure.Violation violation) {
            context.journal().violated(violation.toException());
        }
        if (reason instanceof Failure.TimedOut) {
            markDead(reason.toException().getMessage());
        }
        if (flushOnReconnect || reason instanceof Failure.TimedOut) { // the others lead to the same server
            closeAll(reason);
        }
    }

    private void markDead(@Nullable String reason) {
        long retryNanos = context.options().deadRetry().toNanos();
        long retryAt;
        boolean news;
        synchronized (this) {
            if (retired) {
                return;
            }
            flushNeeded |= context.options().flushOnReconnect();
            if (retryNanos == 0) {
                return; // it is tried again at once
            }
            news = !dead;
            dead = true;
            reviving = false;
            retryAt = System.nanoTime() + retryNanos;
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
        }
        context.journal().revived(server);
    }

    /** Takes a dead node back into use at once. */
    synchronized void forgetDeath() {
        dead = false;
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

    /** Closes every connection at once, at the user's wish. */
    void closeAll(String why, boolean mayRepeat) {
        for (Connection connection : connections()) {
            connection.close(connection.lost(new IllegalStateException(why), mayRepeat));
        }
    }

    private void closeAll(Failure reason) {
        for (Connection connection : connections()) {
            connection.close(reason);
        }
    }

    private synchronized List<Connection> connections() {
        var connections = new ArrayList<Connection>();
        for (Slot slot : slots) {
            if (slot.connection != null) {
                connections.add(slot.connection);
            }
            if (slot.opening != null) {
                connections.add(slot.opening);
            }
        }
        return connections;
    }

    @Override
    public String toString() {
        return address();
    }
}
