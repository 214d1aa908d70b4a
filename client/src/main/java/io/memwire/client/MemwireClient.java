package io.memwire.client;

import io.memwire.api.AsyncMemcacheClient;
import io.memwire.api.ClientStatistics;
import io.memwire.api.MemcacheClient;
import io.memwire.api.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client: a view of all keys, and the commands on servers. */
final class MemwireClient extends BlockingCache implements MemcacheClient {
    private final Topology topology;
    private final ClientContext context;

    MemwireClient(Dispatcher dispatcher, Requests requests, Topology topology, ClientContext context) {
        super(dispatcher, requests, false);
        this.topology = topology;
        this.context = context;
    }

    @Override
    public AsyncMemcacheClient async() {
        return new AsyncMemwireClient(dispatcher, requests);
    }

    @Override
    public Set<Server> flushAll() {
        return flushAll(ServerRequests.NO_DELAY);
    }

    @Override
    public Set<Server> flushAll(Duration delay) {
        return flushAll(ServerRequests.delaySeconds(delay));
    }

    private Set<Server> flushAll(int delaySeconds) {
        var failed = new LinkedHashSet<>(servers());
        failed.removeAll(everywhere(() -> StatusCall.flushAll(delaySeconds), call -> true)
                .keySet());
        return failed;
    }

    @Override
    public Map<Server, Map<String, String>> stats() {
        return everywhere(() -> new StatsCall(null), StatsCall::statistics);
    }

    @Override
    public Map<Server, Map<String, String>> stats(String argument) {
        String words = ServerRequests.statsArgument(argument);
        return everywhere(() -> new StatsCall(words), StatsCall::statistics);
    }

    @Override
    public Map<Server, String> version() {
        return everywhere(StatusCall::version, StatusCall::text);
    }

    /** Asks each server that is not dead, one after another: these commands are for people and start-up code. */
    private <C extends Call, R> Map<Server, R> everywhere(Supplier<C> request, Function<C, R> result) {
        dispatcher.requireOpen();
        var results = new LinkedHashMap<Server, R>();
        for (Node node : dispatcher.router().nodes()) {
            @Nullable C call = node.isAvailable() ? dispatcher.performAt(node, request.get()) : null;
            if (call != null) {
                results.put(node.server(), result.apply(call));
            }
        }
        return results;
    }

    @Override
    public List<Server> servers() {
        return topology.servers();
    }

    @Override
    public void setServers(List<Server> servers) {
        dispatcher.requireOpen();
        topology.setServers(Server.requireDistinct(servers));
    }

    @Override
    public void forgetDeadHosts() {
        dispatcher.router().nodes().forEach(Node::forgetDeath);
    }

    @Override
    public void disconnectAll() {
        topology.disconnectAll();
    }

    @Override
    public ClientStatistics statistics() {
        return context.journal().statistics();
    }

    @Override
    public void close() {
        dispatcher.close();
        topology.close();
        context.housekeeper().close();
        context.threads().close();
    }
}
