package io.memwire.it.python;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.ClientListener;
import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheInterruptedException;
import io.memwire.api.NodeUnavailableException;
import io.memwire.api.Server;
import io.memwire.testkit.Answer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Section 9 of the page: servers that fail. */
class FailuresRowsTest extends RowTests {
    private static final String NOBODY = "127.0.0.1:1";
    private final BlockingQueue<String> deaths = new LinkedBlockingQueue<>();
    private final ClientListener deathsHeard = new ClientListener() {
        @Override
        public void serverDied(Server dead, String reason) {
            deaths.add(dead.address() + " " + reason);
        }
    };

    @Test
    @Row("dead.miss")
    void aServerThatIsDownIsAMiss() {
        MemcacheClient down = client(NOBODY, options -> {});
        assertNull(down.get("foo", String.class));
        assertFalse(down.set("foo", "x"));
        assertTrue(down.incr("foo").isEmpty());
    }

    @Test
    @Row("dead.throw")
    void orAnException() {
        MemcacheClient down = client(NOBODY, options -> options.failureMode(FailureMode.THROW));
        assertThrows(NodeUnavailableException.class, () -> down.get("foo", String.class));
    }

    @Test
    @Row("dead.marked")
    void aServerThatCannotBeReachedIsMarkedDead() throws InterruptedException {
        MemcacheClient down = client(NOBODY, options -> options.listener(deathsHeard));
        down.get("foo", String.class);
        String death = String.valueOf(deaths.poll(20, TimeUnit.SECONDS));
        assertTrue(death.startsWith(NOBODY + " connect: "), death);
        down.get("foo", String.class);
        assertTrue(deaths.isEmpty(), "it is left alone");
    }

    @Test
    @Row("dead.other-server")
    void itsKeysGoToTheNextChoice() {
        MemcacheClient two = client(NOBODY + " " + server.address(), options -> {});
        for (int i = 0; i < 50; i++) {
            assertTrue(two.set("k" + i, i), "k" + i);
        }
    }

    @Test
    @Row("dead.other-server-multi")
    void alsoWhenManyAreFoundDeadInOneMultiOperation() {
        String dead = IntStream.rangeClosed(1, 9)
                .mapToObj(port -> "127.0.0.1:" + port + " ")
                .collect(joining());
        for (int i = 0; i < 20; i++) {
            String key = "k" + i;
            boolean stored = client(dead + server.address(), options -> {}).set(key, i);
            Set<String> lost = client(dead + server.address(), options -> {}).setMulti(Map.of(key, i));
            assertEquals(stored ? Set.of() : Set.of(key), lost);
        }
    }

    @Test
    @Row("dead.time-out")
    void aServerThatDoesNotAnswerIsDead() throws InterruptedException {
        MemcacheClient hasty = client(
                scripted("").address(),
                options -> options.timeout(Duration.ofMillis(50)).listener(deathsHeard));
        assertNull(hasty.get("foo", String.class));
        assertTrue(deaths.poll(20, TimeUnit.SECONDS) != null);
    }

    @Test
    @Row("forget_dead_hosts")
    void deadServersComeBackAtOnce() {
        EmbeddedServer gone = EmbeddedServer.start();
        gone.close();
        MemcacheClient one = client(gone.address(), options -> {});
        assertFalse(one.set("foo", "x"));
        closing(EmbeddedServer.builder().port(gone.port()).start());
        one.forgetDeadHosts();
        assertTrue(one.set("foo", "x"));
    }

    @Test
    @Row("dead_retry.zero")
    void withoutARetryTimeAServerIsTriedAtEachCall() {
        EmbeddedServer gone = EmbeddedServer.start();
        gone.close();
        MemcacheClient one = client(gone.address(), options -> options.deadRetry(Duration.ZERO));
        assertFalse(one.set("foo", "x"));
        closing(EmbeddedServer.builder().port(gone.port()).start());
        assertTrue(one.set("foo", "x"));
    }

    @Test
    @Row("retry-once")
    void aConnectionThatTurnsOutClosedIsReplacedOnce() {
        ScriptedServer wire =
                scripted(Answer.of("STORED\r\n"), Answer.close(), Answer.of("VALUE foo 0 1\r\nx\r\nEND\r\n"));
        MemcacheClient client = client(wire.address(), options -> {});
        client.set("foo", "x");
        assertEquals("x", client.get("foo", String.class));
        assertEquals("set foo 0 0 1|x|get foo|get foo|", received(wire));
    }

    @Test
    @Row("retry-once.never")
    void whatMustNotHappenTwiceIsNotRepeated() {
        ScriptedServer wire = scripted(Answer.of("STORED\r\n"), Answer.close(), Answer.of("2\r\n"));
        MemcacheClient client = client(wire.address(), options -> {});
        client.set("foo", 1);
        assertTrue(client.incr("foo").isEmpty());
        assertEquals("set foo 2 0 1|1|incr foo 1|", received(wire));
    }

    @Test
    @Row("flush_on_reconnect")
    void aServerThatComesBackIsFlushedFirst() {
        ScriptedServer wire =
                scripted(Answer.of("STORED\r\n"), Answer.close(), Answer.of("OK\r\n"), Answer.of("END\r\n"));
        MemcacheClient client = client(wire.address(), options -> options.flushOnReconnect(true));
        client.set("foo", "x");
        assertNull(client.get("foo", String.class));
        assertEquals("set foo 0 0 1|x|get foo|flush_all|get foo|", received(wire));
    }

    @Test
    @Row("interrupt")
    void anInterruptedCallerLeavesItsConnectionInOrder() {
        cache.set("foo", "x");
        Thread.currentThread().interrupt();
        try {
            cache.get("foo", String.class);
        } catch (MemcacheInterruptedException e) {
            assertTrue(Thread.currentThread().isInterrupted());
        }
        assertTrue(Thread.interrupted());
        assertEquals("x", cache.get("foo", String.class));
        assertEquals(List.of(), List.copyOf(cache.statistics().failures().keySet()));
    }
}
