package io.memwire.cli;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command reaches its servers. */
final class ConnectionOptions {
    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private SecurityOptions security = new SecurityOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "3s",
            converter = Durations.class,
            description = "How long to wait for an answer, connecting included: 1s, 500ms. Default: 3s.")
    private Duration timeout = Duration.ZERO;

    List<Server> servers(Map<String, String> environment) {
        return servers.servers(environment);
    }

    /** A client of these servers that tells of every failure. */
    MemcacheClientBuilder client(List<Server> list, Map<String, String> environment) {
        MemcacheClientBuilder client = MemcacheClient.builder()
                .servers(list)
                .hasher(servers.hasher())
                .locator(servers.locator())
                .timeout(timeout)
                .connectTimeout(timeout)
                .connectionsPerServer(1)
                .maxValueBytes(0) // whatever the server holds can be looked at
                .failureMode(FailureMode.THROW);
        return security.applyTo(client, environment);
    }
}
