package io.memwire.it.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.RequestTimeoutException;
import io.memwire.api.Server;
import io.memwire.testkit.Answer;
import io.memwire.testkit.EmbeddedServer;
import io.memwire.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server that takes requests and never answers. */
class TimeoutTest extends OnBothFaces {
    private static final Duration TIMEOUT = Duration.ofMillis(150);

    /** Long beyond the time-out, short beside any default. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(15);

    TimeoutTest(Face face) {
        super(face);
    }

    private static ScriptedServer silent() {
        return ScriptedServer.answering(request -> Answer.silence());
    }

    @Test
    void endsACallInTime() {
        try (var server = silent()) {
            MemcacheClient cache =
                    client(builder(server.address()).timeout(TIMEOUT).failureMode(FailureMode.THROW));
            long start = System.nanoTime();

            RequestTimeoutException late =
                    assertThrows(RequestTimeoutException.class, () -> cache.get("key", String.class));

            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(taken.compareTo(TIMEOUT) >= 0, () -> "after " + taken);
            assertTrue(taken.compareTo(AT_THE_LATEST) < 0, () -> "after " + taken);
            String message = String.valueOf(late.getMessage());
            assertTrue(message.contains(server.address()) && message.contains("150 ms (setting: timeout)"), message);
        }
    }

    @Test
    void isAMissAndTheServerDeadByDefault() {
        var listener = new RecordingListener();
        try (var server = silent()) {
            MemcacheClient cache =
                    client(builder(server.address()).timeout(TIMEOUT).listener(listener));

            assertNull(cache.get("key", String.class));

            assertEquals(RequestTimeoutException.class, listener.failures.get(0).getClass());
            Await.until(() -> listener.died.equals(List.of(Server.parse(server.address()))), "it is marked dead");
            assertFalse(cache.set("key", "value"), "at once");
        }
    }

    @Test
    void holdsUpTheMultisOnceAndKeepsTheAnswersOfOtherServers() {
        try (var server = silent();
                var other = EmbeddedServer.start()) {
            MemcacheClient cache = client(
                    builder(server.address(), other.address()).timeout(TIMEOUT).failover(false));
            Map<String, Integer> values = Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8);

            Set<String> failed = cache.setMulti(values);

            assertTrue(!failed.isEmpty() && failed.size() < values.size(), () -> "not stored: " + failed);
            Map<String, Integer> hits = cache.getMulti(values.keySet(), Integer.class);
            assertEquals(values.size(), failed.size() + hits.size());
            hits.forEach((key, value) -> assertEquals(values.get(key), value));
        }
    }
}
