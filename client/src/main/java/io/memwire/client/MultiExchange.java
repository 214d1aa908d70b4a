package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.api.MemcacheException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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

    private static final int[] NO_INDEXES = {};
    private static final int FEW_INDEXES = 16;

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

        /** In place of a connection that is not open yet. */
        @Nullable
        LateSend lateSend;

        @Nullable
        Failure failure;

        Part(Node node, int[] indexes, Call call) {
            this.node = node;
            this.indexes = indexes;
            this.call = call;
        }

        /** The keys of which nothing is known; valid when it has failed. */
        int[] unanswered() {
            return where(
                    call instanceof BatchCall batch
                            ? place -> !batch.isAnswered(place)
                            : place -> ((MultiRetrievalCall) call).value(place) == null);
        }

        /** The keys that the server refused by an error line of their own. */
        int[] refused(BatchCall batch) {
            return where(place -> batch.refusal(place) != null);
        }

        private int[] where(IntPredicate place) {
            return IntStream.range(0, indexes.length)
                    .filter(place)
                    .map(i -> indexes[i])
                    .toArray();
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

    private Set<Node> ruledOut = Set.of();
    private int[] pending;
    private int round;
    private final Indexes unroutable = new Indexes();

    /** By the index of a key the last part that it was in, of those that are sent once more. */
    private Map<Integer, Part> sentAgain = Map.of();

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

    /** Sends all and waits. */
    MultiOutcome perform() {
        dispatcher.begin(command);
        long deadline = dispatcher.deadline();
        while (pending.length > 0 && round++ < MAX_ROUNDS) {
            List<Part> parts = nextParts();
            exchange(parts, deadline);
            sort(parts);
        }
        return outcome();
    }

    /** The same without waiting; {@code result} runs on the client's executor. */
    <R> CompletableFuture<R> performAsync(Function<MultiOutcome, R> result) {
        dispatcher.begin(command);
        return roundAsync(dispatcher.deadline()).thenApply(done -> result.apply(outcome()));
    }

    private CompletableFuture<?> roundAsync(long deadline) {
        if (pending.length == 0 || round++ >= MAX_ROUNDS) {
            return CompletableFuture.completedFuture(null);
        }
        List<Part> parts = nextParts();
        return exchangeAsync(parts, deadline).thenCompose(done -> {
            sort(parts);
            return roundAsync(deadline);
        });
    }

    /** Sends all parts. What a server has no room for is sent when the others have answered. */
    private CompletableFuture<?> exchangeAsync(List<Part> parts, long deadline) {
        CompletableFuture<?>[] exchanges = new CompletableFuture<?>[parts.size()];
        for (int i = 0; i < exchanges.length; i++) {
            Part part = parts.get(i);
            exchanges[i] = dispatcher
                    .exchangeAsync(part.node, part.call, affinity, deadline)
                    .thenAccept(failure -> part.failure = failure);
        }
        return CompletableFuture.allOf(exchanges).thenCompose(done -> {
            List<Part> left = withoutRoom(parts);
            return left.isEmpty() || left.size() == parts.size()
                    ? CompletableFuture.completedFuture(null)
                    : exchangeAsync(left, deadline);
        });
    }

    /** The pending keys, by node and then in parts of bounded size. */
    private List<Part> nextParts() {
        Router router = dispatcher.router();
        List<Node> nodes = router.nodes();
        var groups = new @Nullable Indexes[nodes.size()];
        var keysLeft = new Indexes();
        for (int index : pending) {
            int node = router.locate(keys[index], ruledOut);
            if (node < 0) {
                keysLeft.add(index);
                continue;
            }
            Indexes group = groups[node];
            if (group == null) {
                group = new Indexes();
                groups[node] = group;
            }
            group.add(index);
        }
        strand(keysLeft);
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

    /** Ends keys that have no server any more: by the failure of the last one they had, if they had one. */
    private void strand(Indexes keysLeft) {
        if (keysLeft.size == 0) {
            return;
        }
        var byPart = new LinkedHashMap<Part, Indexes>();
        for (int index : keysLeft.toArray()) {
            Part part = sentAgain.get(index);
            if (part == null) {
                unroutable.add(index);
            } else {
                byPart.computeIfAbsent(part, key -> new Indexes()).add(index);
            }
        }
        byPart.forEach((part, indexes) -> {
            int[] left = indexes.toArray();
            var last = new Part(part.node, left, maker.make(left));
            last.failure = part.failure;
            ended.add(last);
        });
    }

    /** Sends all parts and waits for all. What a server has no room for is sent when the others have answered. */
    private static void exchange(List<Part> parts, long deadline) {
        List<Part> left = parts;
        while (!left.isEmpty()) {
            exchangeTogether(left, deadline);
            List<Part> withoutRoom = withoutRoom(left);
            if (withoutRoom.size() == left.size()) {
                for (Part part : withoutRoom) { // whoever waits for room can do nothing else meanwhile
                    part.failure = Dispatcher.exchange(part.node, part.call, deadline);
                }
                return;
            }
            left = withoutRoom;
        }
    }

    private static List<Part> withoutRoom(List<Part> parts) {
        var withoutRoom = new ArrayList<Part>(0);
        for (Part part : parts) {
            if (part.failure instanceof Failure.NoRoom) {
                withoutRoom.add(part);
            }
        }
        return withoutRoom;
    }

    /** Sends what there is room for, then waits: first for what this thread reads for, others read the rest. */
    private static void exchangeTogether(List<Part> parts, long deadline) {
        Thread caller = Thread.currentThread();
        try {
            Connection mine = null;
            for (Part part : parts) {
                part.failure = null;
                part.lateSend = null;
                part.connection = part.node.connection(Dispatcher.affinity(caller));
                if (part.connection == null) {
                    part.lateSend = new LateSend(part.node, part.call, caller, deadline);
                } else {
                    mine = part.connection;
                }
            }
            for (Part part : parts) {
                if (part.connection != null) {
                    Dispatcher.prepare(part.call, part.connection, caller, deadline);
                    // Until all is sent this thread can neither lead nor block: others must not count on it.
                    part.call.waiterWillLead = part.call.waiterMayLead && part.connection == mine;
                    part.call.waiterMayLead = false;
                    part.failure = part.connection.trySubmit(part.call);
                }
            }
            for (Part part : parts) {
                part.call.waiterMayLead = part.call.waiterWillLead;
            }
            await(parts, mine, true);
            await(parts, mine, false);
            for (Part part : parts) {
                if (part.lateSend != null) {
                    part.failure = part.lateSend.await();
                }
            }
        } finally {
            for (Part part : parts) { // an interrupt leaves some behind
                if (part.lateSend != null) {
                    part.lateSend.leave();
                } else if (part.connection != null && part.failure == null && part.call.isPending()) {
                    part.connection.abandon(part.call);
                }
            }
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
            if (failure != null) {
                ruledOut = Dispatcher.ruledOut(ruledOut, part.node, failure);
            }
            boolean repeat = failure != null
                    && round < MAX_ROUNDS
                    && (failure.isUnsent() || (round == 1 && Dispatcher.mayRepeat(failure, part.call)));
            if (repeat) {
                if (sentAgain.isEmpty()) {
                    sentAgain = new HashMap<>();
                }
                for (int index : part.indexes) {
                    again.add(index);
                    sentAgain.put(index, part);
                }
            } else {
                ended.add(part);
            }
        }
        pending = again.toArray();
    }

    /**
     * Tells of what failed.
     *
     * @throws MemcacheException if failures are to be thrown and no key is left that has a result
     */
    private MultiOutcome outcome() {
        var outcome = new MultiOutcome(ended);
        for (Part part : ended) {
            if (part.failure != null) {
                outcome.add(part.node.server(), part.unanswered(), dispatcher.report(command, part.node, part.failure));
            }
            Failure refusal = part.call instanceof BatchCall batch ? batch.firstRefusal() : null;
            if (refusal != null) {
                outcome.add(
                        part.node.server(),
                        part.refused((BatchCall) part.call),
                        dispatcher.report(command, part.node, refusal));
            }
        }
        if (unroutable.size > 0) {
            outcome.add(null, unroutable.toArray(), dispatcher.report(command, null, null));
        }
        outcome.requireSomeResult(keys.length);
        return outcome;
    }

    /** A growing list of indexes. */
    private final class Indexes {
        private int[] array = NO_INDEXES;
        private int size;

        void add(int index) {
            if (size == array.length) {
                array = Arrays.copyOf(array, Math.max(FEW_INDEXES, size * 2));
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
