package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import io.memwire.testkit.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** The list of servers changes while callers are at work: they notice nothing, and a server that left is left alone. */
class SetServersTest extends OnBothFaces {
    private static final int CALLERS = 6;
    private static final int CHANGES = 100;

    private final Set<String> writtenWhileAway = ConcurrentHashMap.newKeySet();

    /** Held for reading by a call that must not meet the guest, for writing while the guest comes. */
    private final ReadWriteLock away = new ReentrantReadWriteLock();

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean isAway;
    private volatile boolean isOver;

    SetServersTest(Face face) {
        super(face);
    }

    @Test
    void noCallIsLostAndNoneGoesToAServerThatLeft() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (var resident = EmbeddedServer.start();
                var guest = EmbeddedServer.start();
                var direct = MemcacheClient.builder().servers(guest.address()).build()) {
            MemcacheClient cache = client(builder(resident.address(), guest.address())
                    .failureMode(FailureMode.THROW)
                    .failover(false));
            List<Server> both = cache.servers();
            List<Server> alone = List.of(Server.parse(resident.address()));
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                ends.add(callers.submit(() -> call(cache, caller)));
            }
            Await.until(() -> calls.get() > 100, "all are at work");
            String connections = totalConnections(cache, alone.get(0));
            for (int i = 0; i < CHANGES; i++) {
                int before = calls.get();
                cache.setServers(alone); // in the midst of calls to the guest
                isAway = true;
                int between = calls.get();
                Await.until(() -> calls.get() > between + 5 || ends.stream().anyMatch(Future::isDone), "work goes on");
                away.writeLock().lock();
                try {
                    isAway = false;
                    cache.setServers(both);
                } finally {
                    away.writeLock().unlock();
                }
                Await.until(() -> calls.get() > before + 20 || ends.stream().anyMatch(Future::isDone), "and on");
            }
            isOver = true;
            for (Future<?> end : ends) {
                end.get(20, TimeUnit.SECONDS);
            }

            assertTrue(writtenWhileAway.size() > CHANGES, "calls while the guest was away");
            assertEquals(Map.of(), direct.getMulti(writtenWhileAway, String.class), "the guest got none of them");
            assertEquals(connections, totalConnections(cache, alone.get(0)), "the resident's connections were kept");
            assertEquals(Map.of(), cache.statistics().failures());
        } finally {
            callers.shutdownNow();
        }
    }

    private static String totalConnections(MemcacheClient cache, Server server) {
        return String.valueOf(Objects.requireNonNull(cache.stats().get(server)).get("total_connections"));
    }

    private void call(MemcacheClient cache, int caller) {
        for (int i = 0; !isOver; i++) {
            String key = caller + "-" + i;
            if (i % 2 == 0) {
                assertTrue(cache.set(key, key));
                assertEquals(Set.of(), cache.setMulti(Map.of(key + "a", 1, key + "b", 2, key + "c", 3)));
            } else {
                callWhileAway(cache, "away-" + key);
            }
            calls.incrementAndGet();
        }
    }

    private void callWhileAway(MemcacheClient cache, String key) {
        away.readLock().lock();
        try {
            if (isAway) {
                writtenWhileAway.addAll(Set.of(key, key + "a", key + "b"));
                assertTrue(cache.set(key, key));
                assertEquals(Set.of(), cache.setMulti(Map.of(key + "a", "1", key + "b", "2")));
            }
        } finally {
            away.readLock().unlock();
        }
    }
}
