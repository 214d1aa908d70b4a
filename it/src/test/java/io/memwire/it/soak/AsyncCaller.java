package io.memwire.it.soak;

import io.memwire.api.AsyncCache;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends dozens of requests at once, gives up on some, and waits until all have ended. */
final class AsyncCaller extends Caller {
    private static final int READS = 30;
    private static final int CANCELLED_ONE_IN = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AsyncCache cache;
    private final long timeoutNanos;
    private final List<CompletableFuture<?>> sent = new ArrayList<>();
    private final List<CompletableFuture<?>> ended = new ArrayList<>();

    private interface Request {
        CompletableFuture<?> send();
    }

    private interface Judge {
        String of(@Nullable Object value);
    }

    AsyncCaller(
            AsyncCache cache,
            Duration timeout,
            Tally tally,
            Violations violations,
            List<Item> own,
            List<Item> all,
            long seed) {
        super(tally, violations, own, all, seed);
        this.cache = cache;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    void call() {
        if (random.nextInt(8) == 0) {
            setMulti();
        } else {
            own.forEach(this::write); // one write of each at most, or which of two is newer would not be known
        }
        for (int i = 0; i < READS; i++) {
            if (random.nextInt(6) == 0) {
                getMulti();
            } else {
                get(any(all));
            }
        }
        for (CompletableFuture<?> each : sent) {
            if (random.nextInt(CANCELLED_ONE_IN) == 0) {
                each.cancel(true);
            }
        }
        awaitAll();
    }

    private void get(Item item) {
        Item.Expectation expected = item.expect();
        ask("get", () -> cache.get(item.key, String.class), List.of(), value -> {
            tally.checked(expected.check(value));
            return hitOrMiss(value);
        });
    }

    private void getMulti() {
        var expected = new HashMap<Key, Item.Expectation>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            Item item = any(all);
            expected.put(item.key, item.expect());
        }
        var keys = List.copyOf(expected.keySet());
        ask("get_multi", () -> cache.getMulti(keys, String.class), List.of(), values -> {
            if (values instanceof Map<?, ?> found) {
                expected.forEach((key, each) -> tally.checked(each.check(found.get(key))));
            }
            return "values";
        });
    }

    private void write(Item item) {
        int dice = random.nextInt(10);
        if (dice == 0) {
            Item.Write removal = item.remove();
            ask("delete", () -> cache.delete(item.key), List.of(removal), there -> {
                removal.applied();
                return "deleted or not found";
            });
        } else if (dice < 6) {
            Item.Write write = item.write();
            String text = write.text(filler());
            ask("set", () -> cache.set(item.key, text, StoreOptions.defaults()), List.of(write), stored -> {
                boolean isStored = Boolean.TRUE.equals(stored);
                judge(write, item, isStored, "set");
                return storedOrNot(isStored);
            });
        }
    }

    private void setMulti() {
        var writes = new HashMap<Item, Item.Write>();
        var texts = new HashMap<Key, String>();
        for (Item item : own) {
            Item.Write write = item.write();
            writes.put(item, write);
            texts.put(item.key, write.text(filler()));
        }
        ask("set_multi", () -> cache.setMulti(texts, StoreOptions.defaults()), writes.values(), answer -> {
            Set<?> refused = answer instanceof Set<?> keys ? keys : Set.of();
            writes.forEach((item, write) -> judge(write, item, !refused.contains(item.key), "set_multi"));
            return "stored";
        });
    }

    /** Sends a request, which ends in exactly one outcome. */
    private void ask(String command, Request request, Collection<Item.Write> writes, Judge judge) {
        tally.begun(command);
        long begun = System.nanoTime();
        CompletableFuture<?> future;
        try {
            future = request.send();
        } catch (RuntimeException | Error e) {
            violations.add("unexpected: " + command + " threw " + e);
            tally.ended(command, "thrown", System.nanoTime() - begun);
            return;
        }
        sent.add(future);
        ended.add(future.handle((value, failure) -> {
            String outcome = "nothing";
            try {
                if (failure == null) {
                    outcome = judge.of(value);
                } else if (failure instanceof CancellationException) { // on the thread of this caller
                    outcome = "cancelled";
                    writes.forEach(write -> write.mayBeSentUntil(begun + 2 * timeoutNanos));
                } else {
                    outcome = outcomeOf(command, failure instanceof CompletionException ? cause(failure) : failure);
                }
            } finally {
                tally.ended(command, outcome, System.nanoTime() - begun);
            }
            return outcome;
        }));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }

    private void awaitAll() {
        try {
            CompletableFuture.allOf(ended.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            long open = ended.stream().filter(each -> !each.isDone()).count();
            violations.add("lost: " + open + " of " + ended.size() + " futures do not end");
        } catch (ExecutionException e) {
            violations.add("unexpected: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
        sent.clear();
        ended.clear();
    }
}
