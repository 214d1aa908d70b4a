package io.memwire.cli;

import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import java.io.IOException;
import java.util.List;

/** A command on keys: one client of all servers. */
abstract class KeyCommand extends ClientCommand {
    KeyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public final Integer call() throws IOException {
        List<Server> servers = servers();
        var deaths = new Deaths(servers.size() > 1);
        try (MemcacheClient client = configure(client(servers).listener(deaths)).build()) {
            int status = run(client);
            // A miss on the server that stands in for a dead one does not say that the item is not there.
            return status == ExitStatus.MISS && deaths.any() ? ExitStatus.FAILED : status;
        }
    }

    /** Runs the command and returns its exit status. */
    abstract int run(MemcacheClient client) throws IOException;

    /** Adds settings of this command. */
    MemcacheClientBuilder configure(MemcacheClientBuilder client) {
        return client;
    }
}
