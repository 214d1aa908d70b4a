package io.memwire.it.contract;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that bring servers of their own and run on both faces of the client. */
@ParameterizedClass(name = "{0}")
@EnumSource(Face.class)
abstract class OnBothFaces {
    private final Face face;
    private final List<MemcacheClient> clients = new ArrayList<>();

    OnBothFaces(Face face) {
        this.face = face;
    }

    /** A client that degrades. */
    MemcacheClient degrading(String... addresses) {
        return client(builder(addresses));
    }

    /** A client that throws. */
    MemcacheClient throwing(String... addresses) {
        return client(builder(addresses).failureMode(FailureMode.THROW));
    }

    static MemcacheClientBuilder builder(String... addresses) {
        return MemcacheClient.builder().servers(addresses).timeout(Duration.ofSeconds(20));
    }

    /** A client that is closed after the test. */
    MemcacheClient client(MemcacheClientBuilder options) {
        MemcacheClient client = face.of(options.build());
        clients.add(client);
        return client;
    }

    @AfterEach
    void closeClients() {
        clients.forEach(MemcacheClient::close);
    }
}
