package io.memwire.cli;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Ttl;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "touch",
        description = {"Gives items a new ttl.", "The status is 1 if any was not there."},
        footer = {"", "Examples:", "  memwire touch session:42 --ttl 30m", "  memwire touch settings --ttl never"})
final class TouchCommand extends KeyCommand {
    @Parameters(paramLabel = "KEY", arity = "1..*", description = "The keys.")
    private List<String> keys = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            required = true,
            converter = Durations.OfItem.class,
            description = "How long the items live from now on: 90s, 10m, 1h30m, PT10M, plain seconds, or never.")
    private Ttl ttl = Ttl.never();

    TouchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(MemcacheClient client) throws IOException {
        List<Key> touched = keys.stream().map(Key::of).toList();
        int status = ExitStatus.DONE;
        for (int i = 0; i < touched.size(); i++) {
            boolean found = client.touch(touched.get(i), ttl);
            if (json()) {
                print(Json.object().put("key", keys.get(i)).put("touched", found));
            } else if (!found) {
                say("no such item: " + keys.get(i));
            }
            status = found ? status : ExitStatus.MISS;
        }
        return status;
    }
}
