package io.memwire.it.soak;

import io.memwire.api.ClientListener;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.MemcacheException;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.Server;
import io.memwire.api.Ttl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers of every kind on a few servers that go through every trouble: first without trouble, to warm up and to see what
 * the client holds on to; then with trouble; then without again, to see that all is as it was.
 */
final class Soak implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofMillis(400);
    static final Duration DEAD_RETRY = Duration.ofMillis(200);

    private static final int SERVERS = 3;
    private static final int CLIENTS = 2;
    private static final int CONNECTIONS = 2;
    private static final int PLATFORM_CALLERS = 12;
    private static final int VIRTUAL_CALLERS = 48;
    private static final int ASYNC_CALLERS = 3;
    private static final int ROAMING_CALLERS = 4;
    private static final int ITEMS_PER_CALLER = 6;

    /** Few enough that callers meet a full queue now and then. */
    private static final int MAX_IN_FLIGHT = 64;

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a call may take beyond its deadline, besides the pauses of the machine. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final double LEAST_RECOVERED = 0.5;
    private static final Ttl DAY = Ttl.of(Duration.ofDays(1));
    private static final long HEAP_TOLERANCE = 8 << 20;

    final long seed;
    final Tally tally = new Tally();
    final Violations violations = new Violations();
    final List<Tormentor> tormentors = new ArrayList<>();

    private final Object opening = new Object();
    private final Pauses pauses = new Pauses();
    private final ExecutorService executor = Executors.newFixedThreadPool(2, named("soak-async-"));
    private final List<Target> targets = new ArrayList<>();
    private final MemcacheClient client;
    private final MemcacheClient roaming;
    private final Load load;

    Soak(long seed) {
        this.seed = seed;
        for (int i = 0; i < SERVERS; i++) {
            targets.add(new Target(i, seed + i, opening));
        }
        client = builder()
                .failureMode(FailureMode.THROW)
                .failover(false)
                .listener(new Suspicion())
                .build();
        roaming = builder().listener(new Watch()).build();
        load = load();
    }

    private MemcacheClientBuilder builder() {
        return MemcacheClient.builder()
                .servers(targets.stream().map(Target::address).toArray(String[]::new))
                .timeout(TIMEOUT)
                .connectTimeout(TIMEOUT)
                .deadRetry(DEAD_RETRY)
                .connectionsPerServer(CONNECTIONS)
                .maxInFlight(MAX_IN_FLIGHT)
                .asyncExecutor(executor);
    }

    /** Hears of what callers are not told, of degraded calls and of a part of a multi command. */
    private class Watch implements ClientListener {
        @Override
        public void requestFailed(String command, String server, MemcacheException failure) {
            if (Caller.isUnaccountable(failure)) {
                violations.add("unexpected: a " + command + " failed: " + failure);
            }
        }
    }

    /** A request that timed out may be carried out later; so may those on a connection that was given up with it. */
    private final class Suspicion extends Watch {
        @Override
        public void requestFailed(String command, String server, MemcacheException failure) {
            super.requestFailed(command, server, failure);
            if (failure instanceof RequestTimeoutException) {
                suspect(server);
            }
        }

        @Override
        public void serverDied(Server server, String reason) {
            suspect(server.address());
        }

        private void suspect(String address) {
            for (Target target : targets) {
                if (target.address().equals(address)) {
                    target.suspect();
                }
            }
        }
    }

    private Load load() {
        var all = new ArrayList<Item>();
        var roamingAll = new ArrayList<Item>();
        var made = new Load(violations, seed);
        int number = 0;
        for (int i = 0; i < PLATFORM_CALLERS; i++) {
            made.add(blocking(number++, all), named("soak-caller-" + i + "-"));
        }
        for (int i = 0; VirtualThreads.areAvailable() && i < VIRTUAL_CALLERS; i++) {
            made.add(blocking(number++, all), VirtualThreads.factory());
        }
        for (int i = 0; i < ASYNC_CALLERS; i++) {
            List<Item> own = items("item", number, all);
            made.add(
                    new AsyncCaller(client.async(), TIMEOUT, tally, violations, own, all, seed + number++),
                    named("soak-async-caller-" + i + "-"));
        }
        for (int i = 0; i < ROAMING_CALLERS; i++) {
            List<Item> own = items("roaming", number, roamingAll);
            made.add(
                    new RoamingCaller(roaming, tally, violations, own, roamingAll, seed + number++),
                    named("soak-roaming-" + i + "-"));
        }
        return made;
    }

    private Caller blocking(int number, List<Item> all) {
        var counters = new ArrayList<Counter>();
        for (Target target : targets) {
            counters.add(new Counter(number * SERVERS + target.index, target, violations));
        }
        return new BlockingCaller(client, tally, violations, items("item", number, all), counters, all, seed + number);
    }

    /** The items of one caller, spread over the servers; added to those of all. */
    private List<Item> items(String kind, int caller, List<Item> all) {
        var own = new ArrayList<Item>();
        for (int i = 0; i < ITEMS_PER_CALLER; i++) {
            own.add(new Item(kind + ':' + caller + ':' + i, targets.get(i % SERVERS), violations));
        }
        all.addAll(own);
        return own;
    }

    private static ThreadFactory named(String prefix) {
        var numbers = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Has the client close all its connections: a trouble for every server. */
    private void disconnect() {
        synchronized (opening) { // or a server might be opened in between, and lose connections as a healthy one
            targets.forEach(Target::suspect);
            client.disconnectAll();
        }
    }

    /** Runs it, with trouble for so long; what must not happen and did is told to {@link #violations}. */
    Report run(Duration troubled) throws InterruptedException {
        load.run(WARM_UP);
        openAllConnections();
        Footprint before = Footprint.now();
        long begun = System.nanoTime();
        torment(troubled);
        double seconds = (System.nanoTime() - begun) / 1e9;
        load.run(WARM_UP); // all is well again
        double recovered = compareWithFreshClient();
        openAllConnections();
        Footprint after = awaitNoGrowth(before);
        checkDeadlines();
        checkCounts();
        for (Target target : targets) {
            if (target.evictions() > 0) {
                violations.add("setting: server " + target.index + " evicts items, so that misses prove nothing");
            }
        }
        return new Report(this, load.size(), seconds, recovered, before, after);
    }

    private void torment(Duration troubled) throws InterruptedException {
        long end = System.nanoTime() + troubled.toNanos();
        ThreadFactory factory = named("soak-tormentor-");
        var threads = new ArrayList<Thread>();
        for (Target target : targets) {
            var tormentor =
                    new Tormentor(target, client, this::disconnect, new Plan(seed + target.index), violations, end);
            tormentors.add(tormentor);
            threads.add(factory.newThread(tormentor));
        }
        threads.forEach(Thread::start);
        load.run(troubled);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private double compareWithFreshClient() throws InterruptedException {
        try (MemcacheClient fresh = builder().build()) {
            double recovered = new Rate(targets).ofOneToOther(client, fresh);
            if (recovered < LEAST_RECOVERED) {
                violations.add("slow: after the last trouble the client gets only " + recovered
                        + " of that done which a fresh one does");
            }
            return recovered;
        }
    }

    /** Has both clients open all connections that they may have, so that what is in use can be compared. */
    private void openAllConnections() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int complete = 0; complete < 2; ) { // once more at the end: then each has had an asynchronous call, too
            callFromManyThreads();
            boolean all = targets.stream().allMatch(each -> each.clientConnections() == CLIENTS * CONNECTIONS);
            complete += all ? 1 : 0;
            if (System.nanoTime() - deadline > 0) {
                violations.add("setting: the clients do not open all their connections");
                return;
            }
        }
    }

    /** A client chooses a connection by the calling thread. */
    private void callFromManyThreads() throws InterruptedException {
        ThreadFactory factory = named("soak-opener-");
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4 * CONNECTIONS; i++) {
            threads.add(factory.newThread(() -> {
                for (Target target : targets) {
                    for (MemcacheClient each : List.of(client, roaming)) {
                        each.async()
                                .touch(target.key("probe"), DAY)
                                .handle((found, failure) -> found)
                                .join();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What was in use before may take a moment to be given back: threads that wait for more to do. */
    private Footprint awaitNoGrowth(Footprint before) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Footprint now = Footprint.now();
            String growth = now.growthSince(before, HEAP_TOLERANCE);
            if (growth.isEmpty()) {
                return now;
            }
            if (System.nanoTime() - deadline > 0) {
                violations.add("growth: " + growth);
                return now;
            }
            LockSupport.parkNanos(PATIENCE.toNanos() / 50);
        }
    }

    /** How long a call may take: its deadline, and what this machine may hold a thread up for. */
    Duration latest() {
        return TIMEOUT.plus(slack());
    }

    Duration slack() {
        return SLACK.plusNanos(2 * pauses.longestNanos());
    }

    Duration longestPause() {
        return Duration.ofNanos(pauses.longestNanos());
    }

    private void checkDeadlines() {
        if (tally.longestNanos() > latest().toNanos()) {
            violations.add("late: " + tally.longest() + " after " + Duration.ofNanos(tally.longestNanos())
                    + ", the latest is " + latest());
        }
        if (tally.longestInterruptNanos() > slack().toNanos()) {
            violations.add("late: a caller left " + Duration.ofNanos(tally.longestInterruptNanos())
                    + " after it was interrupted");
        }
        Duration latestReturn = DEAD_RETRY.multipliedBy(2).plus(TIMEOUT).plus(slack());
        for (Tormentor each : tormentors) {
            if (each.slowestReturnNanos() > latestReturn.toNanos()) {
                violations.add("late: the client came back " + Duration.ofNanos(each.slowestReturnNanos())
                        + " after a trouble had ended, the latest is " + latestReturn);
            }
        }
    }

    /** Every call has ended, and the client knows of as many as were made. */
    private void checkCounts() {
        if (tally.begun() != tally.ended()) {
            violations.add("lost: " + tally.begun() + " calls began, " + tally.ended() + " ended");
        }
        Map<String, Long> counted = client.statistics().commands();
        tally.commands().forEach((command, calls) -> {
            if (!command.startsWith(RoamingCaller.PREFIX) && !calls.equals(counted.get(command))) {
                violations.add(
                        "miscounted: " + calls + " calls of " + command + ", the client says " + counted.get(command));
            }
        });
    }

    @Override
    public void close() {
        client.close();
        roaming.close();
        targets.forEach(Target::close);
        executor.shutdown();
        pauses.close();
    }
}
