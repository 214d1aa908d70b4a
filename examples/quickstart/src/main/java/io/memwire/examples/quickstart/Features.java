package io.memwire.examples.quickstart;

import io.memwire.api.AsyncCache;
import io.memwire.api.Cache;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.api.TypedCache;
import io.memwire.testkit.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the client adds to the commands. */
final class Features {
    private Features() {}

    static void values(Cache cache, Narrator story) {
        story.chapter("Values", """
                Bytes, text, booleans, characters and numbers; anything else takes a serializer. You say which class
                you want, and get that or an error, never something else.""");
        story.show("cache.set(\"answer\", 42)", cache.set("answer", 42));
        story.show("cache.get(\"answer\", Long.class)", cache.get("answer", Long.class));
        story.show("cache.set(\"ratio\", 0.75)", cache.set("ratio", 0.75));
        story.show("cache.get(\"ratio\", Object.class)", cache.get("ratio", Object.class));
        story.showFailure("cache.get(\"ratio\", Integer.class)", () -> cache.get("ratio", Integer.class));
        String text = "All work and no play makes Jack a dull boy. ".repeat(1_000);
        StoreOptions compressed = StoreOptions.defaults().withCompressOver(1_024);
        story.show("cache.set(\"page\", text, compressed)", cache.set("page", text, compressed));
        story.show("text.equals(cache.get(\"page\", String.class))", text.equals(cache.get("page", String.class)));
    }

    static void views(Cache cache, Narrator story) {
        story.chapter("Views", "Of one class, under one prefix, or both. They share the connections.");
        TypedCache<Integer> scores = cache.typed(Integer.class).prefixed("score:");
        story.show("scores.set(\"ann\", 7)", scores.set("ann", 7));
        story.show("scores.get(\"ann\")", scores.get("ann"));
        story.show("cache.get(\"score:ann\", Integer.class)", cache.get("score:ann", Integer.class));
        story.show("scores.setMulti(Map.of(\"bob\", 9))", scores.setMulti(Map.of("bob", 9)));
        story.show("scores.getMulti(List.of(\"ann\", \"bob\"))", scores.getMulti(List.of("ann", "bob")));
    }

    static void async(Cache cache, Narrator story) {
        story.chapter("Without waiting", "The same commands with futures, on the same connections, in the same order.");
        AsyncCache async = cache.async();
        story.show("async.set(\"hits\", 40).join()", async.set("hits", 40).join());
        story.show(
                "async.incr(\"hits\", 2).thenApply(OptionalLong::getAsLong).join()",
                async.incr("hits", 2).thenApply(OptionalLong::getAsLong).join());
        var both = async.get("hits", Integer.class)
                .thenCombine(async.get("score:ann", Integer.class), (hits, score) -> hits + " hits, Ann has " + score);
        story.show("both.join()", both.join());
    }

    static void noreply(Cache cache, Narrator story) {
        story.chapter("Without an answer", """
                For changes whose result nobody needs: the server stays silent, and the call does not wait. Requests
                of one thread keep their order, so the get sees what was set.""");
        story.show("cache.noreply().set(\"audit\", \"seen\")", cache.noreply().set("audit", "seen"));
        story.show("cache.get(\"audit\", String.class)", cache.get("audit", String.class));
    }

    static void yourOwnErrors(Cache cache, Narrator story) {
        story.chapter("Mistakes", "What you got wrong is thrown before a byte is sent, and says what to do.");
        story.showFailure("cache.get(\"two words\", String.class)", () -> cache.get("two words", String.class));
        story.showFailure("cache.incr(\"answer\", -1)", () -> cache.incr("answer", -1));
        story.showFailure("cache.set(\"answer\", new Object())", () -> cache.set("answer", new Object()));
    }

    static void serverDown(Narrator story) {
        story.chapter("A server that is down", """
                A cache that is down is a miss: that is the default, with a warning in the log (the lines that
                begin with WARN). FailureMode.THROW tells the caller instead.""");
        String nobody;
        try (var stopped = EmbeddedServer.start()) {
            nobody = stopped.address();
        }
        try (var degrading = MemcacheClient.builder().servers(nobody).build()) {
            String value = degrading.get("some_key", String.class);
            story.show("degrading.get(\"some_key\", String.class)", value);
            story.show("degrading.set(\"some_key\", \"Some value\")", degrading.set("some_key", "Some value"));
            story.show(
                    "degrading.statistics().failures()", degrading.statistics().failures());
        }
        var throwing = MemcacheClient.builder().servers(nobody).failureMode(FailureMode.THROW);
        try (var strict = throwing.build()) {
            story.showFailure("strict.get(\"some_key\", String.class)", () -> strict.get("some_key", String.class));
        }
    }

    static void numbers(MemcacheClient client, Narrator story) {
        story.chapter("What it did", "Counters of this client, and a few of each server's own.");
        Map<String, Long> commands = new TreeMap<>(client.statistics().commands());
        story.show("client.statistics().commands()", commands);
        client.stats().forEach((server, stats) -> story.show("client.stats(), " + server, few(stats)));
    }

    private static Map<String, String> few(Map<String, String> stats) {
        Map<String, String> few = new TreeMap<>(stats);
        few.keySet().retainAll(List.of("cmd_get", "cmd_set", "get_hits", "get_misses", "curr_items"));
        return few;
    }
}
