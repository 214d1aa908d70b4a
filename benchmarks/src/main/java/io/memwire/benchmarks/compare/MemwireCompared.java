package io.memwire.benchmarks.compare;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import java.util.List;
import java.util.Map;

/** Memwire. A failure shall not pass for a miss, so it throws; the rest is at its defaults. */
final class MemwireCompared implements Client {
    private final MemcacheClient client;
    private final Items items;

    /**
     * Connects.
     *
     * @param connections to each server, 0 for the default
     */
    MemwireCompared(List<String> servers, Items items, int connections) {
        var builder =
                MemcacheClient.builder().servers(servers.toArray(String[]::new)).failureMode(FailureMode.THROW);
        if (connections > 0) {
            builder.connectionsPerServer(connections);
        }
        this.client = builder.build();
        this.items = items;
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void get(int key) {
                items.check(key, client.get(items.key(key), byte[].class));
            }

            @Override
            public void set(int key) {
                items.requireStored(key, client.set(items.key(key), items.value(key)));
            }

            @Override
            public void getMulti(int first, List<String> keys) {
                Map<String, byte[]> values = client.getMulti(keys, byte[].class);
                items.check(first, keys, values);
            }
        };
    }

    @Override
    public AsyncGets asyncGets(int outstanding) {
        var async = client.async();
        return new Futures(items, outstanding, key -> async.get(key, byte[].class));
    }

    @Override
    public void close() {
        client.close();
    }
}
