package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

@Command(
        name = "slabs",
        description = {
            "Prints the statistics of the items in each slab class, server by server.",
            "They are those of python-memcached's get_slabs."
        },
        footer = {"", "Examples:", "  memwire slabs", "  memwire slabs --json | jq '.[\"127.0.0.1:11211\"]'"})
final class SlabsCommand extends ServersCommand<Map<Integer, Map<String, String>>> {
    SlabsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Map<Integer, Map<String, String>> ask(MemcacheClient client) {
        return client.slabs().values().iterator().next();
    }

    @Override
    void show(List<Answer<Map<Integer, Map<String, String>>>> answers) throws IOException {
        if (json()) {
            Json.Members line = Json.object();
            answers.forEach(answer -> line.put(answer.name(), answer.result()));
            print(line);
            return;
        }
        String separator = "";
        for (Answer<Map<Integer, Map<String, String>>> answer : answers) {
            terminal().out().write((separator + answer.name() + "\n").getBytes(UTF_8));
            show(answer.result());
            separator = "\n";
        }
    }

    private void show(Map<Integer, Map<String, String>> slabs) throws IOException {
        if (slabs.isEmpty()) {
            terminal().out().write("no items\n".getBytes(UTF_8));
            return;
        }
        var heading = new ArrayList<>(List.of("NAME"));
        Set<String> names = new LinkedHashSet<>();
        slabs.forEach((slab, items) -> {
            heading.add("SLAB " + slab);
            names.addAll(items.keySet());
        });
        var table = new Table(heading);
        for (String name : names) {
            var row = new ArrayList<>(List.of(name));
            slabs.values().forEach(items -> row.add(items.getOrDefault(name, "-")));
            table.add(row);
        }
        table.print(terminal());
    }
}
