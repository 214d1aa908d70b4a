package io.memwire.benchmarks.compare;

import com.spotify.folsom.MemcacheClient;
import com.spotify.folsom.MemcacheClientBuilder;
import com.spotify.folsom.MemcacheStatus;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** folsom, whose calls are all asynchronous: a blocking caller waits for the future. */
final class FolsomCompared implements Client {
    /** Its default, 1,000, would refuse the last of a thousand callers. */
    private static final int MAX_OUTSTANDING = 4_096;

    private final MemcacheClient<byte[]> client;
    private final Items items;

    /**
     * Connects.
     *
     * @param connections to each server, 0 for the default, which is one
     */
    FolsomCompared(List<String> servers, Items items, boolean binary, int connections) throws Exception {
        var builder = MemcacheClientBuilder.newByteArrayClient().withMaxOutstandingRequests(MAX_OUTSTANDING);
        for (String server : servers) {
            int colon = server.lastIndexOf(':');
            builder.withAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        }
        if (connections > 0) {
            builder.withConnections(connections);
        }
        this.client = binary ? builder.connectBinary() : builder.connectAscii();
        this.items = items;
        client.awaitConnected(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T join(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void get(int key) throws Exception {
                items.check(key, join(client.get(items.key(key))));
            }

            @Override
            public void set(int key) throws Exception {
                MemcacheStatus status = join(client.set(items.key(key), items.value(key), 0));
                items.requireStored(key, status == MemcacheStatus.OK);
            }

            @Override
            public void getMulti(int first, List<String> keys) throws Exception {
                List<byte[]> values = join(client.get(keys));
                for (int i = 0; i < keys.size(); i++) {
                    items.check((first + i) % items.count(), values.get(i));
                }
            }
        };
    }

    @Override
    public AsyncGets asyncGets(int outstanding) {
        return new Futures(items, outstanding, key -> client.get(key).toCompletableFuture());
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
