package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many callers share few connections, and each gets its own answer. */
class OwnAnswersTest extends Contract {
    private static final int CALLERS = 16;
    private static final int CALLS = 100;

    OwnAnswersTest(Setting setting) {
        super(setting);
    }

    @Test
    void givesEachOfManyThreadsItsOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(threads.submit(() -> callMany(caller)));
            }
            for (Future<?> caller : callers) {
                caller.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
    }

    private void callMany(int caller) {
        var random = new Random(caller);
        for (int i = 0; i < CALLS; i++) {
            String key = "caller-" + caller + "-" + i;
            String value = key + " " + "x".repeat(random.nextInt(2_000));
            cache.set(key, value);
            assertEquals(value, cache.get(key, String.class));
            assertNull(cache.get(key + "-missing", String.class));
            assertEquals(Map.of(key, value), cache.getMulti(List.of(key + "-missing", key), String.class));
        }
    }

    @Test
    void keepsTheOrderOfAsynchronousCallsFromTheVeryFirst() throws Exception {
        var async = cache.async(); // not connected yet: all of this waits for the first connection
        var stores = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < 200; i++) {
            stores.add(async.set("key", i));
        }
        CompletableFuture<?> read = async.get("key", Integer.class);

        assertEquals(199, read.get(20, TimeUnit.SECONDS));
        for (CompletableFuture<Boolean> store : stores) {
            assertEquals(true, store.get(20, TimeUnit.SECONDS));
        }
        assertEquals("2 199", wire.stored("key"));
    }

    @Test
    void answersThousandsOfAsynchronousCallsAtOnce() throws Exception {
        var async = cache.async();
        var answers = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 3_000; i++) {
            CompletableFuture<Boolean> unused = async.set("key-" + i, i);
            answers.add(async.get("key-" + i, Integer.class));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i, answers.get(i).get(20, TimeUnit.SECONDS));
        }
    }
}
