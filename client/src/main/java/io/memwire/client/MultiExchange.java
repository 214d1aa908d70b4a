package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Many keys to their servers and back: grouped by node, sent to all nodes before any answer is waited for. Keys whose
 * node could not be reached are grouped anew, since each may have another alternative.
 */
final class MultiExchange {
    /** Keys of one call; a server works on a line at a stretch, so other connections wait for it. */
    private static final int KEYS_PER_PART = 256;

    /** Bytes of one call, unless a single request has more. */
    private static final int BYTES_PER_PART = 512 << 10;

    /** As many as a single call makes tries: each round may find more nodes dead. */
    private static final int MAX_ROUNDS = Dispatcher.MAX_TRIES;

    /** Makes the call for the keys at these indexes. */
    interface CallMaker {
        Call make(int[] indexes);
    }

    /** A call for some of the keys. */
    static final class Part {
        final Node node;
        final int[] indexes;
        final Call call;

        @Nullable
        Connection connection;

        @Nullable
        Failure failure;

        Part(Node node, int[] indexes, Call call) {
            this.node = node;
            this.indexes = indexes;
            this.call = call;
        }
    }

    private final Dispatcher dispatcher;
    private final Command command;
    private final Key[] keys;
    private final IntUnaryOperator bytes;
    private final CallMaker maker;

    /** Parts that ended, answered or failed. */
    private final List<Part> ended = new ArrayList<>();

    /** The caller's; later rounds run on other threads, and would meet another connection that is as broken. */
    private final long affinity = Dispatcher.affinity(Thread.currentThread());

    private int[] pending;
    private int round;
    private boolean unroutable;

    /** {@code bytes} tells about how many bytes the request of the key at an index has. */
    MultiExchange(Dispatcher dispatcher, Command command, Key[] keys, IntUnaryOperator bytes, CallMaker maker) {
        this.dispatcher = dispatcher;
        this.command = command;
        this.keys = keys;
        this.bytes = bytes;
        this.maker = maker;
        this.pending = new int[keys.length];
        Arrays.setAll(pending, i -> i);
    }

    /** Sends all and waits. Returns the parts that ended; a key in none of them had no server. */
    List<Part> perform() {
        dispatcher.begin(command);
        long deadline = dispatcher.deadline();
        while (pending.length > 0 && round++ < MAX_ROUNDS) {
            List<Part> parts = nextParts();
            exchange(parts, deadline);
            sort(parts);
        }
        MemcacheException exception = report();
        if (exception != null) {
            throw exception;
        }
        return ended;
    }

    /** The same without waiting; {@code result} runs on the client's executor. */
    <R> CompletableFuture<R> performAsync(Function<List<Part>, R> result) {
        dispatcher.begin(command);
        return roundAsync(dispatcher.deadline()).thenApply(done -> {
            MemcacheException exception = report();
            if (exception != null) {
                throw exception;
            }
            return result.apply(ended);
        });
    }

    private CompletableFuture<?> roundAsync(long deadline) {
        if (pending.length == 0 || round++ >= MAX_ROUNDS) {
            return CompletableFuture.completedFuture(null);
        }
        List<Part> parts = nextParts();
        CompletableFuture<?>[] exchanges = new CompletableFuture<?>[parts.size()];
        for (int i = 0; i < exchanges.length; i++) {
            Part part = parts.get(i);
            exchanges[i] = dispatcher
                    .exchangeAsync(part.node, part.call, affinity, deadline)
                    .thenAccept(failure -> part.failure = failure);
        }
        return CompletableFuture.allOf(exchanges).thenCompose(done -> {
            sort(parts);
            return roundAsync(deadline);
        });
    }

    /** The pending keys, by node and then in parts of bounded size. */
    private List<Part> nextParts() {
        Router router = dispatcher.router();
        List<Node> nodes = router.nodes();
        var groups = new @Nullable Indexes[nodes.size()];
        for (int index : pending) {
            int node = router.locate(keys[index]);
            if (node < 0) {
                unroutable = true;
                continue;
            }
            Indexes group = groups[node];
            if (group == null) {
                group = new Indexes();
                groups[node] = group;
            }
            group.add(index);
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < groups.length; i++) {
            Indexes group = groups[i];
            if (group != null) {
                Node node = nodes.get(i);
                group.split(part -> parts.add(new Part(node, part, maker.make(part))));
            }
        }
        return parts;
    }

    /** Sends all parts, then waits for all: first for those that this thread reads for, others read the rest. */
    private static void exchange(List<Part> parts, long deadline) {
        Thread caller = Thread.currentThread();
        try {
            for (Part part : parts) {
                part.failure = open(part, caller, deadline);
            }
            Connection mine = null;
            for (Part part : parts) {
                mine = part.connection != null ? part.connection : mine;
            }
            for (Part part : parts) {
                if (part.connection != null) {
                    Dispatcher.prepare(part.call, part.connection, caller, deadline);
                    // Until all is sent this thread can neither lead nor block in a write: others must not count on it.
                    part.call.waiterWillLead = part.call.waiterMayLead && part.connection == mine;
                    part.call.waiterMayLead = false;
                    part.failure = part.connection.submit(part.call);
                }
            }
            for (Part part : parts) {
                part.call.waiterMayLead = part.call.waiterWillLead;
            }
            await(parts, mine, true);
            await(parts, mine, false);
        } finally {
            for (Part part : parts) { // an interrupt leaves some behind
                if (part.connection != null && part.call.isPending()) {
                    part.connection.abandon(part.call);
                }
            }
        }
    }

    private static @Nullable Failure open(Part part, Thread caller, long deadline) {
        try {
            part.connection = Dispatcher.connect(part.node, caller, deadline);
            return null;
        } catch (ConnectFailedException e) {
            return e.toFailure();
        } catch (TimeoutException e) {
            return new Failure.Unavailable("no connection to " + part.node + " in time", e, false);
        }
    }

    private static void await(List<Part> parts, @Nullable Connection mine, boolean ledByThisThread) {
        for (Part part : parts) {
            if (part.connection != null && part.failure == null && (part.connection == mine) == ledByThisThread) {
                part.failure = part.connection.await(part.call);
            }
        }
    }

    /** Keeps what ended; what may be sent once more is pending again. */
    private void sort(List<Part> parts) {
        var again = new Indexes();
        for (Part part : parts) {
            Failure failure = part.failure;
            boolean repeat = failure != null
                    && round < MAX_ROUNDS
                    && (failure.isUnsent() || (round == 1 && Dispatcher.mayRepeat(failure, part.call)));
            if (repeat) {
                for (int index : part.indexes) {
                    again.add(index);
                }
            } else {
                ended.add(part);
            }
        }
        pending = again.toArray();
    }

    /** Tells of what failed; returns what is to be thrown. */
    private @Nullable MemcacheException report() {
        MemcacheException thrown = null;
        for (Part part : ended) {
            if (part.failure != null) {
                MemcacheException exception = dispatcher.report(command, part.node, part.failure);
                thrown = thrown == null ? exception : thrown;
            }
        }
        if (unroutable) {
            MemcacheException exception = dispatcher.report(command, null, null);
            thrown = thrown == null ? exception : thrown;
        }
        return thrown;
    }

    /** A growing list of indexes. */
    private final class Indexes {
        private int[] array = new int[16];
        private int size;

        void add(int index) {
            if (size == array.length) {
                array = Arrays.copyOf(array, size * 2);
            }
            array[size++] = index;
        }

        int[] toArray() {
            return Arrays.copyOf(array, size);
        }

        void split(Consumer<int[]> part) {
            int from = 0;
            long length = 0;
            for (int to = 0; to < size; to++) {
                int more = bytes.applyAsInt(array[to]);
                if (to > from && (to - from == KEYS_PER_PART || length + more > BYTES_PER_PART)) {
                    part.accept(Arrays.copyOfRange(array, from, to));
                    from = to;
                    length = 0;
                }
                length += more;
            }
            part.accept(Arrays.copyOfRange(array, from, size));
        }
    }
}
