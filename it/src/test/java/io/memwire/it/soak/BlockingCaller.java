package io.memwire.it.soak;

import io.memwire.api.Cache;
import io.memwire.api.CasResult;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.PartialResultException;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls and waits, on a platform or a virtual thread, which may be interrupted at any moment. */
final class BlockingCaller extends Caller {
    private static final Ttl LONG = Ttl.of(Duration.ofHours(1));

    private final Cache cache;
    private final List<Counter> counters;

    /** What a call gave: it ended with an answer, which may be null, or with an exception. */
    private record Answer<T>(boolean isGiven, @Nullable T value) {}

    private interface Request<T> {
        @Nullable
        T send();
    }

    private interface Ending<T> {
        String of(@Nullable T value);
    }

    BlockingCaller(
            Cache cache,
            Tally tally,
            Violations violations,
            List<Item> own,
            List<Counter> counters,
            List<Item> all,
            long seed) {
        super(tally, violations, own, all, seed);
        this.cache = cache;
        this.counters = counters;
    }

    @Override
    void call() {
        int dice = random.nextInt(100);
        if (dice < 25) {
            set(any(own));
        } else if (dice < 32) {
            cas(any(own));
        } else if (dice < 35) {
            add(any(own));
        } else if (dice < 38) {
            delete(any(own));
        } else if (dice < 42) {
            setMulti();
        } else if (dice < 52) {
            count(counters.get(random.nextInt(counters.size())));
        } else if (dice < 60) {
            getMulti();
        } else if (dice < 65) {
            gat(any(all));
        } else {
            get(any(all));
        }
    }

    private void get(Item item) {
        Item.Expectation expected = item.expect();
        check(expected, ask("get", () -> cache.get(item.key, String.class), Caller::hitOrMiss));
    }

    private void gat(Item item) {
        Item.Expectation expected = item.expect();
        check(expected, ask("gat", () -> cache.gat(item.key, LONG, String.class), Caller::hitOrMiss));
    }

    private void check(Item.Expectation expected, Answer<?> answer) {
        if (answer.isGiven) {
            tally.checked(expected.check(answer.value));
        }
    }

    private void getMulti() {
        var expected = new HashMap<Key, Item.Expectation>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            Item item = any(all);
            expected.put(item.key, item.expect());
        }
        var keys = List.copyOf(expected.keySet());
        Answer<Map<Key, String>> answer = ask("get_multi", () -> getMulti(keys, expected), values -> "values");
        Map<Key, String> values = answer.value;
        if (values != null) {
            expected.forEach((key, each) -> tally.checked(each.check(values.get(key))));
        }
    }

    /** The same when only some of the servers failed: the keys of the others have their results all the same. */
    private Map<Key, String> getMulti(List<Key> keys, Map<Key, Item.Expectation> expected) {
        try {
            return cache.getMulti(keys, String.class);
        } catch (PartialResultException e) {
            expected.keySet().removeAll(e.failedKeys());
            expected.forEach((key, each) -> tally.checked(each.check(e.hits().get(key))));
            throw e;
        }
    }

    private void set(Item item) {
        Item.Write write = item.write();
        String text = write.text(filler());
        Answer<Boolean> answer =
                ask("set", () -> cache.set(item.key, text, StoreOptions.defaults()), Caller::storedOrNot);
        if (answer.isGiven) {
            judge(write, item, Boolean.TRUE.equals(answer.value), "set");
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
        Answer<Set<Key>> answer =
                ask("set_multi", () -> cache.setMulti(texts, StoreOptions.defaults()), refused -> "stored");
        Set<Key> refused = answer.value;
        if (refused != null) {
            writes.forEach((item, write) -> judge(write, item, !refused.contains(item.key), "set_multi"));
        }
    }

    private void add(Item item) {
        boolean present = item.isPresent();
        boolean absent = item.isAbsent();
        Item.Write write = item.write();
        String text = write.text(filler());
        Answer<Boolean> answer =
                ask("add", () -> cache.add(item.key, text, StoreOptions.defaults()), Caller::storedOrNot);
        if (Boolean.TRUE.equals(answer.value)) {
            if (present && write.isUndisturbed()) {
                violations.add("lost: add of " + item + ", which has a value, stored another");
            }
            write.applied();
        } else if (answer.isGiven && absent && write.isUndisturbed()) {
            violations.add("stale: add of " + item + ", which has no value, found one");
        }
    }

    private void delete(Item item) {
        boolean present = item.isPresent();
        Item.Write removal = item.remove();
        Answer<Boolean> answer = ask("delete", () -> cache.delete(item.key), there -> "deleted or not found");
        if (answer.isGiven) {
            if (present && Boolean.FALSE.equals(answer.value) && removal.isUndisturbed()) {
                violations.add("lost: delete of " + item + ", which has a value, found none");
            }
            removal.applied();
        }
    }

    /** Nobody else writes the key: what was read is still there when it is replaced. */
    private void cas(Item item) {
        Item.Expectation expected = item.expect();
        Answer<CasValue<String>> read = ask("gets", () -> cache.gets(item.key, String.class), Caller::hitOrMiss);
        CasValue<String> found = read.value;
        check(expected, new Answer<>(read.isGiven, found == null ? null : found.value()));
        if (found == null) {
            return;
        }
        boolean present = item.isPresent();
        Item.Write write = item.write();
        String text = write.text(filler());
        Answer<CasResult> answer = ask(
                "cas",
                () -> cache.cas(item.key, text, found.casUnique(), StoreOptions.defaults()),
                result -> String.valueOf(result).toLowerCase(Locale.ROOT));
        if (answer.value == CasResult.STORED) {
            write.applied();
        } else if (answer.isGiven && present && write.isUndisturbed()) {
            violations.add("overtaken: cas of " + item + " gave " + answer.value + ", though nobody else writes it");
        }
    }

    private void count(Counter counter) {
        if (!counter.isKnown()) {
            long generation = counter.target().generation();
            Answer<Boolean> reset = ask(
                    "set", () -> cache.set(counter.key, counter.base(), StoreOptions.defaults()), Caller::storedOrNot);
            if (Boolean.TRUE.equals(reset.value)) {
                counter.isReset(generation);
            }
            return;
        }
        Answer<OptionalLong> answer = ask(
                "incr",
                () -> cache.incr(counter.key, 1),
                number -> number != null && number.isPresent() ? "number" : "not found");
        OptionalLong number = answer.value;
        if (number == null) {
            counter.mayHaveCounted();
        } else if (number.isPresent()) {
            counter.counted(number.getAsLong());
        } else {
            counter.isMissing();
        }
    }

    /** Makes a call, which ends in exactly one outcome. */
    private <T> Answer<T> ask(String command, Request<T> request, Ending<T> ending) {
        tally.begun(command);
        long begun = System.nanoTime();
        String outcome = "nothing";
        try {
            T value = request.send();
            outcome = ending.of(value);
            return new Answer<>(true, value);
        } catch (MemcacheInterruptedException e) {
            outcome = outcomeOf(command, e);
            leftInterrupted(command, begun);
        } catch (RuntimeException | Error e) {
            outcome = outcomeOf(command, e);
        } finally {
            tally.ended(command, outcome, System.nanoTime() - begun);
            Thread.interrupted(); // one that came while nothing waited
        }
        return new Answer<>(false, null);
    }
}
