package io.memwire.client;

import io.memwire.api.AsyncMemcacheClient;
import io.memwire.api.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The asynchronous face of the client. */
final class AsyncMemwireClient extends NonBlockingCache implements AsyncMemcacheClient {
    AsyncMemwireClient(Dispatcher dispatcher, Requests requests) {
        super(dispatcher, requests, false);
    }

    @Override
    public CompletableFuture<Set<Server>> flushAll() {
        return flushAll(ServerRequests.NO_DELAY);
    }

    @Override
    public CompletableFuture<Set<Server>> flushAll(Duration delay) {
        return flushAll(ServerRequests.delaySeconds(delay));
    }

    private CompletableFuture<Set<Server>> flushAll(int delaySeconds) {
        List<Node> nodes = dispatcher.router().nodes();
        return everywhere(nodes, () -> StatusCall.flushAll(delaySeconds), call -> true)
                .thenApply(flushed -> {
                    var failed = new LinkedHashSet<Server>();
                    nodes.forEach(node -> failed.add(node.server()));
                    failed.removeAll(flushed.keySet());
                    return failed;
                });
    }

    @Override
    public CompletableFuture<Map<Server, Map<String, String>>> stats() {
        return everywhere(dispatcher.router().nodes(), () -> new StatsCall(null), StatsCall::statistics);
    }

    @Override
    public CompletableFuture<Map<Server, Map<String, String>>> stats(String argument) {
        String words = ServerRequests.statsArgument(argument);
        return everywhere(dispatcher.router().nodes(), () -> new StatsCall(words), StatsCall::statistics);
    }

    @Override
    public CompletableFuture<Map<Server, String>> version() {
        return everywhere(dispatcher.router().nodes(), StatusCall::version, StatusCall::text);
    }

    /** Asks all servers that are not dead at once. */
    private <C extends Call, R> CompletableFuture<Map<Server, R>> everywhere(
            List<Node> nodes, Supplier<C> request, Function<C, R> result) {
        dispatcher.requireOpen();
        var answers = new LinkedHashMap<Server, CompletableFuture<@Nullable R>>();
        for (Node node : nodes) {
            if (node.isAvailable()) {
                answers.put(
                        node.server(),
                        dispatcher.performAtAsync(
                                node, request.get(), call -> call == null ? null : result.apply(call)));
            }
        }
        return CompletableFuture.allOf(answers.values().toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    var results = new LinkedHashMap<Server, R>();
                    answers.forEach((server, answer) -> {
                        R value = answer.join();
                        if (value != null) {
                            results.put(server, value);
                        }
                    });
                    return results;
                });
    }
}
