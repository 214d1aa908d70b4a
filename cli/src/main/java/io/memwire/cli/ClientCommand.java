package io.memwire.cli;

import io.memwire.api.ClientListener;
import io.memwire.api.MemcacheClientBuilder;
import io.memwire.api.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that talks to servers. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = false)
abstract class ClientCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "Print JSON, an object on each line.")
    private boolean json;

    private final Terminal terminal;

    ClientCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    final Terminal terminal() {
        return terminal;
    }

    final boolean json() {
        return json;
    }

    final List<Server> servers() {
        return connection.servers(terminal.environment());
    }

    /** Begins a client of some servers; settings that the command adds are its own. */
    final MemcacheClientBuilder client(List<Server> servers) {
        return connection.client(servers, terminal.environment());
    }

    /** Prints one JSON object and a line end. */
    final void print(Json.Members members) throws IOException {
        Json.line(members, terminal.out());
    }

    final void say(String message) {
        Failures.say(message, terminal.err());
    }

    /** Tells of servers that die while others may take over. */
    final class Deaths implements ClientListener {
        private final boolean isTold;
        private volatile boolean any;

        /** @param isTold whether the message is worth its line: a lone server's death is the error itself */
        Deaths(boolean isTold) {
            this.isTold = isTold;
        }

        @Override
        public void serverDied(Server server, String reason) {
            any = true;
            if (isTold) {
                say(server + " is down, its keys go to the next: " + reason);
            }
        }

        boolean any() {
            return any;
        }
    }
}
