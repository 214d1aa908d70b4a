package io.memwire.examples.quickstart;

import io.memwire.api.Cache;
import io.memwire.api.CasValue;
import io.memwire.api.Key;
import io.memwire.api.StoreOptions;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands of memcached. */
final class Commands {
    /** All keys that the tour uses. */
    static final List<Object> KEYS = List.of(
            "some_key",
            "another_key",
            "key",
            "soon",
            "until",
            "once",
            "log",
            "stock",
            1,
            2,
            3,
            "answer",
            "ratio",
            "page",
            "score:ann",
            "score:bob",
            "hits",
            "audit");

    private Commands() {}

    static void summary(Cache cache, Narrator story) {
        story.chapter("The usage summary of python-memcached", "Set, get, delete; count with incr and decr.");
        story.show("cache.set(\"some_key\", \"Some value\")", cache.set("some_key", "Some value"));
        story.show("cache.get(\"some_key\", String.class)", cache.get("some_key", String.class));
        story.show("cache.set(\"another_key\", 3)", cache.set("another_key", 3));
        story.show("cache.delete(\"another_key\")", cache.delete("another_key"));
        story.show("cache.get(\"another_key\", Integer.class)", cache.get("another_key", Integer.class));
        story.show("cache.set(\"key\", \"1\")", cache.set("key", "1"));
        story.show("cache.incr(\"key\")", cache.incr("key"));
        story.show("cache.incr(\"key\", 10)", cache.incr("key", 10));
        story.show("cache.decr(\"key\")", cache.decr("key"));
        story.show("cache.incr(\"another_key\")", cache.incr("another_key"));
    }

    static void timeToLive(Cache cache, Narrator story) {
        story.chapter("Time to live", "A duration, a moment, or never, which is the default.");
        Duration tenMinutes = Duration.ofMinutes(10);
        story.show("cache.set(\"soon\", \"value\", tenMinutes)", cache.set("soon", "value", tenMinutes));
        story.show("cache.touch(\"soon\", Duration.ofHours(1))", cache.touch("soon", Duration.ofHours(1)));
        story.show("cache.gat(\"soon\", tenMinutes, String.class)", cache.gat("soon", tenMinutes, String.class));
        story.show("cache.touch(Key.of(\"soon\"), Ttl.never())", cache.touch(Key.of("soon"), Ttl.never()));
        StoreOptions untilNextYear = StoreOptions.until(Instant.now().plus(365, ChronoUnit.DAYS));
        story.show("cache.set(\"until\", \"value\", untilNextYear)", cache.set("until", "value", untilNextYear));
        story.showFailure(
                "cache.set(\"soon\", \"value\", Duration.ZERO)", () -> cache.set("soon", "value", Duration.ZERO));
    }

    static void conditionsAndEdges(Cache cache, Narrator story) {
        story.chapter("Only if absent, only if present, at either end", "add, replace, append, prepend.");
        story.show("cache.add(\"once\", \"first\")", cache.add("once", "first"));
        story.show("cache.add(\"once\", \"second\")", cache.add("once", "second"));
        story.show("cache.replace(\"log\", \"b\")", cache.replace("log", "b"));
        story.show("cache.set(\"log\", \"b\")", cache.set("log", "b"));
        story.show("cache.append(\"log\", \"c\")", cache.append("log", "c"));
        story.show("cache.prepend(\"log\", \"a\")", cache.prepend("log", "a"));
        story.show("cache.get(\"log\", String.class)", cache.get("log", String.class));
    }

    static void compareAndSet(Cache cache, Narrator story) {
        story.chapter("Compare and set", """
                gets tells the version of an item; cas stores only if it is still the same. So no update is lost:
                who comes too late looks again, as the loop in sellOne does.""");
        cache.set("stock", 10);
        CasValue<Integer> seen = cache.gets("stock", Integer.class);
        if (seen == null) {
            return; // evicted already: a cache may do that
        }
        story.show("seen.value()", seen.value());
        story.show("cache.set(\"stock\", 9)", cache.set("stock", 9));
        story.show("cache.cas(\"stock\", 99, seen.casUnique())", cache.cas("stock", 99, seen.casUnique()));
        story.show("sellOne(cache)", sellOne(cache));
    }

    /** Takes one from the stock, whatever others do meanwhile; returns how many are left. */
    private static int sellOne(Cache cache) {
        while (true) {
            CasValue<Integer> stock = cache.gets("stock", Integer.class);
            if (stock == null || stock.value() == 0) {
                return 0;
            }
            int left = stock.value() - 1;
            switch (cache.cas("stock", left, stock.casUnique())) {
                case STORED -> {
                    return left;
                }
                case NOT_FOUND -> {
                    return 0;
                }
                case EXISTS -> Thread.onSpinWait(); // somebody was faster: look again
                case FAILED -> throw new IllegalStateException("the server is down");
            }
        }
    }

    static void manyKeys(Cache cache, Narrator story) {
        story.chapter("Many keys at once", """
                All servers are asked before any answer is read. A key may be a number. setMulti and deleteMulti
                give back the keys that failed: none here.""");
        Map<Integer, String> names = new TreeMap<>(Map.of(1, "Ann", 2, "Bob"));
        story.show("cache.setMulti(names)", cache.setMulti(names));
        story.show("cache.getMulti(List.of(1, 2, 3), String.class)", cache.getMulti(List.of(1, 2, 3), String.class));
        story.show("cache.deleteMulti(List.of(1, 2, 3))", cache.deleteMulti(List.of(1, 2, 3)));
    }
}
