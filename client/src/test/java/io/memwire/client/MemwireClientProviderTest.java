package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.MemcacheClient;
import io.memwire.testkit.EmbeddedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemwireClientProviderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE})
    void readsWithoutALimitOrWithOneBeyondTheCodecs(int maxValueBytes) {
        try (var server = EmbeddedServer.start();
                var client = MemcacheClient.builder()
                        .servers(server.address())
                        .maxValueBytes(maxValueBytes)
                        .build()) {
            client.set("key", "value");

            assertEquals("value", client.get("key", String.class));
        }
    }
}
