package io.memwire.cli;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "ping",
        description = {
            "Tells which servers answer, and how fast.",
            "CONNECT is the time of connecting and a first request, REQUEST that of a second on the open connection."
        },
        footer = {"", "Example:", "  memwire ping --servers a:11211,b:11211 --timeout 500ms || alert"})
final class PingCommand extends ServersCommand<PingCommand.Times> {
    /** How long a server took. */
    record Times(Duration connecting, Duration request) {}

    PingCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Times ask(MemcacheClient client) {
        client.version(); // or the time of loading our classes would be in the first
        client.disconnectAll();
        long start = System.nanoTime();
        client.version();
        long connected = System.nanoTime();
        client.version();
        return new Times(Duration.ofNanos(connected - start), Duration.ofNanos(System.nanoTime() - connected));
    }

    @Override
    void show(List<Answer<Times>> answers) throws IOException {
        var table = new Table(List.of("SERVER", "CONNECT", "REQUEST"));
        for (Answer<Times> answer : answers) {
            BigDecimal connecting = millis(answer.result().connecting());
            BigDecimal request = millis(answer.result().request());
            if (json()) {
                print(Json.object()
                        .put("server", answer.name())
                        .put("connectMillis", connecting)
                        .put("requestMillis", request));
            }
            table.add(List.of(answer.name(), connecting + " ms", request + " ms"));
        }
        if (!json() && !answers.isEmpty()) {
            table.print(terminal());
        }
    }

    private static BigDecimal millis(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6).setScale(2, RoundingMode.HALF_UP);
    }
}
