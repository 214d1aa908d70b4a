package io.memwire.cli;

import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = {"Removes items.", "The status is 1 if any was not there."},
        footer = {"", "Example:", "  memwire delete user:1 user:2"})
final class DeleteCommand extends KeyCommand {
    @Parameters(paramLabel = "KEY", arity = "1..*", description = "The keys.")
    private List<String> keys = List.of();

    DeleteCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(MemcacheClient client) throws IOException {
        List<Key> unwanted = keys.stream().map(Key::of).toList(); // a bad key is told before anything is deleted
        int status = ExitStatus.DONE;
        for (int i = 0; i < unwanted.size(); i++) {
            boolean deleted = client.delete(unwanted.get(i));
            if (json()) {
                print(Json.object().put("key", keys.get(i)).put("deleted", deleted));
            } else if (!deleted) {
                say("no such item: " + keys.get(i));
            }
            status = deleted ? status : ExitStatus.MISS;
        }
        return status;
    }
}
