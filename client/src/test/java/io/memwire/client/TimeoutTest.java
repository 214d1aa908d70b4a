package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.RequestTimeoutException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that accepts and says nothing: every caller leaves in time, though virtual ones set no timer of their own. */
class TimeoutTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2); // connecting is a part of it, on a busy machine too

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    void everyCallerLeavesInTime(boolean virtual) throws Exception {
        ThreadFactory factory = virtual ? VirtualThreads.availableFactory() : Thread::new;
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = MemcacheClient.builder()
                        .servers("127.0.0.1:" + listener.getLocalPort())
                        .timeout(TIMEOUT)
                        .deadRetry(Duration.ZERO)
                        .failover(false)
                        .failureMode(FailureMode.THROW)
                        .build()) {
            var outcomes = new ArrayList<CompletableFuture<MemcacheException>>();
            for (int i = 0; i < 20; i++) {
                var outcome = new CompletableFuture<MemcacheException>();
                outcomes.add(outcome);
                factory.newThread(() -> {
                            try {
                                client.get("k", byte[].class);
                            } catch (MemcacheException e) {
                                outcome.complete(e);
                            }
                        })
                        .start();
            }

            boolean timedOut = false;
            for (CompletableFuture<MemcacheException> outcome : outcomes) {
                timedOut |= outcome.get(30, TimeUnit.SECONDS) instanceof RequestTimeoutException;
            }
            assertTrue(timedOut, "nobody ran out of time: " + outcomes);
        }
    }
}
