package io.memwire.it.soak;

import io.memwire.api.Key;
import io.memwire.testkit.Fault;
import io.memwire.testkit.FaultProxy;
import io.memwire.testkit.MemcachedProcess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One server of the soak: a real memcached and the proxy that the clients reach it by; and whether what it holds can be
 * reasoned about.
 *
 * <p><b>Healthy.</b> A server counts as healthy while no trouble was made to it and no client had a request time out there.
 * Each such time is a {@link #generation} of its own, an even number; before a trouble is made the number becomes odd.
 * Trouble leaves behind requests that clients have given up on, in the sockets' buffers, in the proxy, or in a process that
 * was stopped: the server may carry them out late, and so undo what was stored since, which is nobody's fault. Therefore
 * {@link #settle} makes the server healthy again only when it can hold none of them any more: the proxy lets nobody in and
 * closes its connections, and the server, which has one thread for all its connections, says that it has read all of them
 * to their end.
 */
final class Target implements AutoCloseable {
    /** No generation of any server. */
    static final long NEVER = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    final int index;
    private final MemcachedProcess memcached = MemcachedProcess.start("-m", "64", "-t", "1");
    private final FaultProxy proxy;
    private final long idleConnections;
    private final AtomicLong generation = new AtomicLong();
    private final Object opening;

    /** While {@code opening} is held no server is opened to the clients again. */
    Target(int index, long seed, Object opening) {
        this.index = index;
        this.opening = opening;
        this.proxy = FaultProxy.builder(memcached.address()).seed(seed).start();
        this.idleConnections = connections();
    }

    String address() {
        return proxy.address();
    }

    /** A key that the clients send to this server, whatever the name. */
    Key key(String name) {
        return Key.of(index, name);
    }

    long generation() {
        return generation.get();
    }

    /** Whether it is healthy, and was so without a break since the generation was this one. */
    boolean isHealthySince(long earlier) {
        return (earlier & 1) == 0 && generation.get() == earlier;
    }

    boolean isHealthy() {
        return (generation.get() & 1) == 0;
    }

    /** From here on nothing is known of what it holds, until it is settled. */
    void suspect() {
        generation.updateAndGet(now -> now | 1);
    }

    /** Begins a trouble; {@code disconnect} is told to make the client close its connections. */
    void begin(Plan.Step step, Runnable disconnect) {
        if (!step.trouble().isHarmless()) {
            suspect();
        }
        Fault fault = step.fault();
        if (fault != null) {
            proxy.use(fault);
        }
        switch (step.trouble()) {
            case KILL -> memcached.kill();
            case SUSPEND -> memcached.suspend();
            case DISCONNECT -> disconnect.run();
            default -> {} // the proxy does it
        }
    }

    /** Ends a trouble; the server is not settled yet. */
    void end(Plan.Step step) {
        if (step.trouble() == Trouble.KILL) {
            memcached.restart();
        } else if (step.trouble() == Trouble.SUSPEND) {
            memcached.resume();
        }
        if (step.trouble().isHarmless()) {
            proxy.heal();
        }
    }

    /** Makes sure that nothing of old is left on its way, and opens the server to the clients again. */
    void settle() {
        proxy.use(Fault.refuse(), Fault.reset());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (connections() > idleConnections) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("server " + index + " still has connections after " + PATIENCE);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        synchronized (opening) {
            generation.incrementAndGet();
            proxy.heal();
        }
    }

    /** How many connections the clients have to it. */
    long clientConnections() {
        return connections() - idleConnections;
    }

    /** How many connections it has: asked on a new one, which it accepts after all others that were made before. */
    private long connections() {
        return RawStats.of(memcached).get("curr_connections");
    }

    /** How many items it has thrown out for want of memory: it must not, or a miss would prove nothing. */
    long evictions() {
        return RawStats.of(memcached).get("evictions");
    }

    @Override
    public void close() {
        proxy.close();
        memcached.close();
    }
}
