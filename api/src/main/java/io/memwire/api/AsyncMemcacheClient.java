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

    /** The version of each server; see {@link MemcacheClient#version()}. */
    CompletableFuture<Map<Server, String>> version();
}
