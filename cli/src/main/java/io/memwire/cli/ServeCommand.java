package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Serves a memcached-compatible cache for development.",
            "It listens on the loopback interface only, until it is interrupted. The first line tells where."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  memwire serve",
            "  memwire serve --port 0 --memory 1g          (any free port)",
            "  memwire serve --unix /tmp/memwire.sock"
        })
final class ServeCommand implements Callable<Integer> {
    /** Where to listen. */
    static final class Address {
        @Option(
                names = "--port",
                paramLabel = "N",
                defaultValue = "11211",
                description = "TCP port; 0 for any free one. Default: 11211.")
        private int port;

        @Option(names = "--unix", paramLabel = "PATH", description = "Listen on a unix domain socket instead.")
        private @Nullable Path unix;
    }

    @ArgGroup(exclusive = true)
    private Address address = new Address();

    @Option(
            names = "--memory",
            paramLabel = "AMOUNT",
            defaultValue = "64m",
            converter = Bytes.class,
            description = "Memory for items: 512k, 64m, 2g; then the least used are dropped. Default: 64m.")
    private long memory;

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedServer server = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "memwire-stop"));
            terminal.out().write(("listening on " + server.address() + "\n").getBytes(UTF_8));
            terminal.out().flush();
            new CountDownLatch(1).await();
            return ExitStatus.DONE;
        }
    }

    private EmbeddedServer start() {
        EmbeddedServer.Builder builder = EmbeddedServer.builder().memoryLimit(memory);
        return address.unix == null
                ? builder.port(address.port).start()
                : builder.unixSocket(address.unix).start();
    }

    /** Runs on SIGINT and SIGTERM, which are how it is meant to end: so the status is 0, not the signal's. */
    private static void stop(EmbeddedServer server) {
        server.close();
        Runtime.getRuntime().halt(ExitStatus.DONE);
    }
}
