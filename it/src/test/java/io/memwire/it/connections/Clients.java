package io.memwire.it.connections;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.testkit.MemcachedProcess;
import java.time.Duration;

/** Clients as these tests want them. */
final class Clients {
    private Clients() {}

    /** One that throws, and tries a server that failed again at the next call; a busy machine is no failure. */
    static MemcacheClientBuilder of(String... addresses) {
        return MemcacheClient.builder()
                .servers(addresses)
                .timeout(Duration.ofSeconds(20))
                .connectTimeout(Duration.ofSeconds(20))
                .failureMode(FailureMode.THROW)
                .deadRetry(Duration.ZERO);
    }

    static MemcacheClientBuilder of(MemcachedProcess memcached) {
        return of(memcached.address());
    }
}
