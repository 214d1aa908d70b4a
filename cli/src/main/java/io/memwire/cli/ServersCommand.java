package io.memwire.cli;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.MemcacheClient;
import io.memwire.api.MemcacheException;
import io.memwire.api.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A command on servers: each is asked with a client of its own, all at once, so that one that is down costs its time-out
 * once and says why.
 *
 * @param <R> what a server answers
 */
abstract class ServersCommand<R> extends ClientCommand {
    /** What one server answered. */
    record Answer<R>(Server server, R result) {
        /** The name of the server in tables and JSON. */
        String name() {
            return server.address();
        }
    }

    ServersCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public final Integer call() throws IOException, ExecutionException, InterruptedException {
        List<Server> servers = servers();
        var answers = new ArrayList<Answer<R>>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            var pending = new ArrayList<Future<R>>();
            for (Server server : servers) {
                pending.add(threads.submit(() -> ask(server)));
            }
            for (int i = 0; i < servers.size(); i++) {
                try {
                    answers.add(new Answer<>(servers.get(i), pending.get(i).get()));
                } catch (ExecutionException e) {
                    say(String.valueOf(failure(e).getMessage()));
                }
            }
        } finally {
            threads.shutdown();
        }
        show(answers);
        return answers.size() == servers.size() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** The failure of one server, which does not keep the others from being shown; what is wrong with all is thrown. */
    private static MemcacheException failure(ExecutionException e) throws ExecutionException {
        if (e.getCause() instanceof InvalidRequestException invalid) {
            throw invalid;
        }
        if (e.getCause() instanceof MemcacheException failure) {
            return failure;
        }
        throw e;
    }

    private R ask(Server server) {
        try (MemcacheClient client = client(List.of(server)).build()) {
            return ask(client);
        }
    }

    /** Asks one server. */
    abstract R ask(MemcacheClient client);

    /** Prints what the servers answered, in their order; those that failed are left out. */
    abstract void show(List<Answer<R>> answers) throws IOException;
}
