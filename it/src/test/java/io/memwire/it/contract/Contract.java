package io.memwire.it.contract;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every server and both faces of the client have in common. Each test is written once and runs in every
 * {@link Setting}: the class has one server, which is empty when a test begins; the test has a client of its own. Failures
 * are thrown, so that none looks like a miss.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.memwire.it.contract.Setting#all")
abstract class Contract {
    final Setting setting;
    final RunningServer server;

    /** A connection beside the client's. */
    final RawSession wire;

    MemcacheClient cache;

    Contract(Setting setting) {
        this.setting = setting;
        server = setting.server();
        wire = setting.wire();
    }

    @BeforeEach
    void makeClient() {
        setting.reset();
        cache = client();
    }

    @AfterEach
    void closeClient() {
        cache.close();
    }

    MemcacheClientBuilder builder() {
        return MemcacheClient.builder()
                .servers(server.address())
                .timeout(Duration.ofSeconds(20)) // a busy machine is no failure
                .failureMode(FailureMode.THROW);
    }

    /** A client of the defaults, and the face that the test is about. */
    MemcacheClient client() {
        return client(builder());
    }

    MemcacheClient client(MemcacheClientBuilder options) {
        return setting.face().of(options.build());
    }
}
