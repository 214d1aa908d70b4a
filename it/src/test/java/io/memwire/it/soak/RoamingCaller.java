package io.memwire.it.soak;

import io.memwire.api.Cache;
import io.memwire.api.Key;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.StoreOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A caller of a client that degrades and fails over, as clients do by default: a server that is down is a miss, or another
 * server answers, perhaps with an older value. Only whose a value is can be judged, and that no call fails at all.
 */
final class RoamingCaller extends Caller {
    /** Before the name of each of its commands in the tally. */
    static final String PREFIX = "roaming ";

    private final Cache cache;
    private final Cache noreply;

    private interface Request {
        @Nullable
        Object send();
    }

    RoamingCaller(Cache cache, Tally tally, Violations violations, List<Item> own, List<Item> all, long seed) {
        super(tally, violations, own, all, seed);
        this.cache = cache;
        this.noreply = cache.noreply();
    }

    @Override
    void call() {
        int dice = random.nextInt(10);
        Item item = any(own);
        if (dice < 4) {
            String text = item.write().text(filler());
            Cache view = dice == 0 ? noreply : cache;
            ask("set", () -> view.set(item.key, text, StoreOptions.defaults()) ? "stored" : null);
        } else if (dice < 6) {
            getMulti();
        } else {
            Item read = any(all);
            Object value = ask("get", () -> cache.get(read.key, String.class));
            check(read, value);
        }
    }

    private void getMulti() {
        var items = new HashSet<Item>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            items.add(any(all));
        }
        List<Key> keys = items.stream().map(item -> item.key).toList();
        if (ask("get_multi", () -> cache.getMulti(keys, String.class)) instanceof Map<?, ?> values) {
            items.forEach(item -> check(item, values.get(item.key)));
        }
    }

    private void check(Item item, @Nullable Object value) {
        if (value != null) {
            item.own(value);
            tally.checked(false);
        }
    }

    private @Nullable Object ask(String name, Request request) {
        String command = PREFIX + name;
        tally.begun(command);
        long begun = System.nanoTime();
        String outcome = "nothing";
        try {
            Object value = request.send();
            outcome = value == null ? PREFIX + "nothing" : PREFIX + "something";
            return value;
        } catch (MemcacheInterruptedException e) {
            outcome = outcomeOf(command, e);
            leftInterrupted(command, begun);
        } catch (RuntimeException | Error e) {
            outcome = e.getClass().getSimpleName();
            violations.add("unexpected: " + command + " of a client that degrades ended with " + e);
        } finally {
            tally.ended(command, outcome, System.nanoTime() - begun);
            Thread.interrupted();
        }
        return null;
    }
}
