package io.memwire.cli;

import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "version",
        description = {"Prints the version of each server.", "memwire --version prints that of this program."},
        footer = {"", "Example:", "  memwire version --servers a:11211,b:11211"})
final class VersionCommand extends ServersCommand<String> {
    VersionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String ask(MemcacheClient client) {
        return client.version().values().iterator().next();
    }

    @Override
    void show(List<Answer<String>> answers) throws IOException {
        var table = new Table(List.of("SERVER", "VERSION"));
        for (Answer<String> answer : answers) {
            if (json()) {
                print(Json.object().put("server", answer.name()).put("version", answer.result()));
            }
            table.add(List.of(answer.name(), answer.result()));
        }
        if (!json() && !answers.isEmpty()) {
            table.print(terminal());
        }
    }
}
