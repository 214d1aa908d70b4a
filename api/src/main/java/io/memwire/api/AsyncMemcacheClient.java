package io.memwire.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The asynchronous face of a {@link MemcacheClient}, on the same connections; that one is what is closed.
 *
 * @since 0.1
 */
public interface AsyncMemcacheClient extends AsyncCache {
    /** Invalidates all items of all servers; see {@link MemcacheClient#flushAll()}. */
    CompletableFuture<Set<Server>> flushAll();

    /** Invalidates all items after a delay; see {@link MemcacheClient#flushAll(Duration)}. */
    CompletableFuture<Set<Server>> flushAll(Duration delay);

    /** General statistics of all servers; see {@link MemcacheClient#stats()}. */
    CompletableFuture<Map<Server, Map<String, String>>> stats();

    /** Statistics of one kind; see {@link MemcacheClient#stats(String)}. */
    CompletableFuture<Map<Server, Map<String, String>>> stats(String argument);

    /** What each server keeps in each slab class; see {@link MemcacheClient#slabs()}. */
    default CompletableFuture<Map<Server, Map<Integer, Map<String, String>>>> slabs() {
        return stats("items").thenApply(Slabs::ofAll);
    }

    /** The version of each server; see {@link MemcacheClient#version()}. */
    CompletableFuture<Map<Server, String>> version();
}
