package io.memwire.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A memcached client, blocking; {@link #async()} is its asynchronous face on the same connections.
 *
 * <pre>
 * try (var cache = MemcacheClient.builder().servers("10.0.0.1:11211", "10.0.0.2:11211=3").build()) {
 *     cache.set("some_key", "Some value", Duration.ofMinutes(10));
 *     String value = cache.get("some_key", String.class); // null on a miss
 * }
 * </pre>
 *
 * <p>One client serves a whole application: it holds a few connections to each server, however many threads call it.
 * It connects at the first use of a server. Thread-safety: any number of threads, platform or virtual.
 *
 * @since 0.1
 */
public interface MemcacheClient extends Cache, AutoCloseable {
    /** Collects the options of a new client. */
    static MemcacheClientBuilder builder() {
        return new MemcacheClientBuilder();
    }

    @Override
    AsyncMemcacheClient async();

    /**
     * Invalidates all items of all servers. Source: protocol.txt, "Flush_all".
     *
     * @return the servers that did <em>not</em> confirm; empty when all did
     */
    Set<Server> flushAll();

    /**
     * Invalidates, after a delay, all items that all servers hold by then.
     *
     * @param delay zero or more, whole seconds (rounded up)
     * @return the servers that did <em>not</em> confirm; empty when all did
     * @throws InvalidRequestException if the delay is negative or over 30 days
     */
    Set<Server> flushAll(Duration delay);

    /**
     * General statistics of all servers. Source: protocol.txt, "Statistics".
     *
     * @return by server, in the order of the options: name to value, as the server gave them; a server that failed is
     *     left out
     */
    Map<Server, Map<String, String>> stats();

    /**
     * Statistics of one kind: {@code items}, {@code slabs}, {@code settings}, {@code sizes}, {@code conns} …, or
     * {@code reset}, which gives empty maps.
     *
     * @param argument one or more words; no control characters
     * @return as {@link #stats()}
     * @throws InvalidRequestException if the argument is empty or holds control characters
     */
    Map<Server, Map<String, String>> stats(String argument);

    /**
     * What each server keeps in each slab class: its {@code stats items}, by class. The rest of python-memcached's
     * {@code get_slabs}, a server's name, is {@link Server#statsName()}.
     *
     * @return by server, in the order of the options, then by number of the slab class: name to value, as the server
     *     gave them; a server that failed is left out
     */
    default Map<Server, Map<Integer, Map<String, String>>> slabs() {
        return Slabs.ofAll(stats("items"));
    }

    /**
     * The version of each server.
     *
     * @return by server, in the order of the options; a server that failed is left out
     */
    Map<Server, String> version();

    /** The servers in use, in the order of the options. */
    List<Server> servers();

    /**
     * Replaces the servers. Connections to servers that stay are kept; requests under way to the others finish.
     *
     * @param servers the new servers, weights included; may be empty
     * @throws InvalidRequestException if a server stands in the list twice
     */
    void setServers(List<Server> servers);

    /** Takes every server that is marked dead back into use at once. */
    void forgetDeadHosts();

    /** Closes all connections; requests under way are lost. The next use of a server connects again. */
    void disconnectAll();

    /** How often each command was used and failed, since the client was made. */
    ClientStatistics statistics();

    /** Closes the client: requests under way fail as lost, every later one is refused. Does nothing the second time. */
    @Override
    void close();
}
