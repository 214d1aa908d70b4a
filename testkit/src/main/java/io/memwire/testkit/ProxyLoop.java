package io.memwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread of a fault proxy: accepts, passes bytes, makes the faults that are in use. */
final class ProxyLoop {
    private static final Logger LOGGER = System.getLogger("io.memwire.testkit");

    private record Order(
            List<Fault> faults,
            @Nullable FaultSchedule schedule,
            CompletableFuture<Optional<RuntimeException>> failure) {}

    private final SocketAddress target;
    private final long seed;
    private final Tallies tallies;
    private final Selector selector;
    private final ProxyPort port;
    private final Thread thread;
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final List<Link> links = new ArrayList<>();
    private volatile boolean stopped;

    private volatile List<Fault> faults = List.of();
    private int useNumber; // how often faults were put to use; gives each use a chance of its own
    private int acceptedBefore; // connections when the faults were put to use
    private @Nullable FaultSchedule schedule;
    private long scheduleStart;
    private int phase;

    ProxyLoop(SocketAddress target, int port, long seed, Tallies tallies) throws IOException {
        this.target = target;
        this.seed = seed;
        this.tallies = tallies;
        selector = Selector.open();
        try {
            this.port = new ProxyPort(port, selector);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        thread = new Thread(this::run, "memwire-fault-proxy-" + this.port.number());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    int port() {
        return port.number();
    }

    List<Fault> faults() {
        return faults;
    }

    /** Puts faults to use, or those of a schedule; returns when that is done. Any thread may call. */
    void order(List<Fault> wanted, @Nullable FaultSchedule play) {
        var order = new Order(wanted, play, new CompletableFuture<>());
        orders.add(order);
        if (stopped) {
            refuseOrders();
        }
        selector.wakeup();
        order.failure().join().ifPresent(failure -> {
            throw failure;
        });
    }

    /** Closes everything and ends the thread; returns when that is done. Any other thread may call, and again. */
    void close() {
        stopped = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                long now = System.nanoTime();
                obey(now);
                playOn(now);
                for (Link link : links) {
                    link.advance(target, now);
                }
                forgetClosed();
                await(System.nanoTime());
            }
        } catch (IOException | RuntimeException | Error e) {
            LOGGER.log(Level.ERROR, "the fault proxy on port " + port() + " failed", e);
        } finally {
            stopped = true;
            closeAll();
            refuseOrders();
        }
    }

    private void await(long now) throws IOException {
        long next = Backlog.NEVER;
        for (Link link : links) {
            next = Math.min(next, link.nextNanos(now));
        }
        if (schedule != null) {
            next = Math.min(next, scheduleStart + schedule.endNanos(phase));
        }
        if (next == Backlog.NEVER) {
            selector.select(this::ready);
        } else if (next - now <= 0) {
            selector.selectNow(this::ready);
        } else {
            // Rounded up: rounded down it would turn round and round through the last part of a millisecond.
            selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(next - now) + 1);
        }
    }

    private void ready(SelectionKey key) {
        if (port.isOf(key)) {
            try {
                acceptAll();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "the fault proxy on port " + port() + " cannot accept a connection", e);
            }
        } else if (key.attachment() instanceof Link link) {
            link.ready(key);
        }
    }

    private void acceptAll() throws IOException {
        for (SocketChannel client; (client = port.accept()) != null; ) {
            long now = System.nanoTime();
            int number = tallies.accepted();
            Link link = link(number, client, now + acceptDelayNanos(number));
            links.add(link);
            useOn(link, now);
        }
    }

    private Link link(int number, SocketChannel client, long openNanos) throws IOException {
        try {
            return new Link(number, client, target, selector, tallies, openNanos);
        } catch (IOException e) {
            client.close();
            tallies.closed();
            throw e;
        }
    }

    private long acceptDelayNanos(int connection) {
        long nanos = 0;
        for (Fault fault : faults) {
            if (fault.effect() instanceof Effect.SlowAccept slow
                    && fault.scope().holds(connection, acceptedBefore)) {
                nanos += slow.nanos();
                tallies.count(slow.kind());
            }
        }
        return nanos;
    }

    private void forgetClosed() {
        links.removeIf(link -> {
            if (!link.isOpen()) {
                tallies.closed();
            }
            return !link.isOpen();
        });
    }

    private void obey(long now) {
        for (Order order; (order = orders.poll()) != null; ) {
            schedule = order.schedule();
            scheduleStart = now;
            phase = 0;
            try {
                use(schedule == null ? order.faults() : schedule.faults(0), now);
                order.failure().complete(Optional.empty());
            } catch (IOException e) {
                var failure = new UncheckedIOException("port " + port() + ": " + e.getMessage(), e);
                order.failure().complete(Optional.of(failure));
            }
        }
    }

    private void playOn(long now) {
        if (schedule != null && now - scheduleStart - schedule.endNanos(phase) >= 0) {
            phase = schedule.phaseAt(now - scheduleStart);
            List<Fault> next = phase < 0 ? List.of() : schedule.faults(phase);
            schedule = phase < 0 ? null : schedule;
            try {
                use(next, now);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "the fault proxy on port " + port() + " cannot open or close its port", e);
            }
        }
    }

    private void use(List<Fault> wanted, long now) throws IOException {
        acceptAll(); // who came before the faults is one of the open connections
        faults = wanted;
        useNumber++;
        acceptedBefore = tallies.connections();
        for (Link link : links) {
            useOn(link, now);
            link.advance(target, now);
        }
        if (wanted.stream().noneMatch(fault -> fault.effect() instanceof Effect.Refuse)) {
            port.open();
        } else if (port.isOpen()) {
            tallies.count(Fault.Kind.REFUSE);
            port.refuse();
        }
        selector.selectNow(key -> {}); // only now what was closed is closed
    }

    private void useOn(Link link, long now) {
        link.use(injections(link, true), injections(link, false), now);
    }

    private List<Injection> injections(Link link, boolean requests) {
        List<Injection> injections = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.concerns(requests)
                    && !(fault.effect() instanceof Effect.OnArrival)
                    && fault.scope().holds(link.number(), acceptedBefore)) {
                injections.add(new Injection(fault, Chance.seed(seed, link.number(), useNumber, i, requests)));
            }
        }
        return injections;
    }

    private void closeAll() {
        try {
            for (Link link : links) {
                link.end(Fault.Kind.CLOSE);
            }
            forgetClosed();
            port.close();
            selector.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the fault proxy on port " + port() + " did not close well", e);
        }
    }

    private void refuseOrders() {
        for (Order order; (order = orders.poll()) != null; ) {
            order.failure().complete(Optional.of(new IllegalStateException("the fault proxy is closed")));
        }
    }
}
