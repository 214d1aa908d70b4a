package io.memwire.cli;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "flush-all",
        description = "Invalidates all items of all servers.",
        footer = {"", "Examples:", "  memwire flush-all --servers localhost:11211", "  memwire flush-all --delay 30s"})
final class FlushAllCommand extends ServersCommand<Boolean> {
    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "Invalidate what the servers hold after this time. Default: at once.")
    private @Nullable Duration delay;

    FlushAllCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Boolean ask(MemcacheClient client) {
        return (delay == null ? client.flushAll() : client.flushAll(delay)).isEmpty();
    }

    @Override
    void show(List<Answer<Boolean>> answers) throws IOException {
        for (Answer<Boolean> answer : answers) {
            if (json()) {
                print(Json.object().put("server", answer.name()).put("flushed", answer.result()));
            }
        }
    }
}
