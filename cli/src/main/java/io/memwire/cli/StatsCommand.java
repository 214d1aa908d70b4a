package io.memwire.cli;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "stats",
        description = "Prints the statistics of the servers side by side.",
        footer = {
            "",
            "Examples:",
            "  memwire stats",
            "  memwire stats settings --servers a:11211,b:11211",
            "  memwire stats --json | jq '.[].curr_items'",
            "  memwire stats reset"
        })
final class StatsCommand extends ServersCommand<Map<String, String>> {
    @Parameters(
            paramLabel = "ARG",
            arity = "0..*",
            description =
                    "Which statistics: items, slabs, settings, sizes, conns ...; or reset. Default: the general ones.")
    private List<String> arguments = List.of();

    StatsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Map<String, String> ask(MemcacheClient client) {
        return (arguments.isEmpty() ? client.stats() : client.stats(String.join(" ", arguments)))
                .values()
                .iterator()
                .next();
    }

    @Override
    void show(List<Answer<Map<String, String>>> answers) throws IOException {
        if (json()) {
            Json.Members line = Json.object();
            answers.forEach(answer -> line.put(answer.name(), answer.result()));
            print(line);
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        answers.forEach(answer -> names.addAll(answer.result().keySet()));
        if (names.isEmpty()) {
            return; // as after "reset"
        }
        var heading = new ArrayList<>(List.of("NAME"));
        answers.forEach(answer -> heading.add(answer.name()));
        var table = new Table(heading);
        for (String name : names) {
            var row = new ArrayList<>(List.of(name));
            answers.forEach(answer -> row.add(answer.result().getOrDefault(name, "-")));
            table.add(row);
        }
        table.print(terminal());
    }
}
