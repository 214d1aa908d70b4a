package io.memwire.benchmarks.compare;

import io.memwire.benchmarks.XmemcachedBytes;
import java.io.IOException;
import java.util.List;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import net.rubyeye.xmemcached.utils.AddrUtil;

/** xmemcached, which has no asynchronous calls. */
final class XmemcachedCompared implements Client {
    private static final XmemcachedBytes BYTES = new XmemcachedBytes();

    private final MemcachedClient client;
    private final Items items;

    /**
     * Connects.
     *
     * @param connections to each server, 0 for the default, which is one
     */
    XmemcachedCompared(List<String> servers, Items items, int connections) throws IOException {
        var builder = new XMemcachedClientBuilder(AddrUtil.getAddresses(String.join(" ", servers)));
        if (connections > 0) {
            builder.setConnectionPoolSize(connections);
        }
        this.client = builder.build();
        this.items = items;
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void get(int key) throws Exception {
                items.check(key, client.get(items.key(key), client.getOpTimeout(), BYTES));
            }

            @Override
            public void set(int key) throws Exception {
                items.requireStored(key, client.set(items.key(key), 0, items.value(key), BYTES));
            }

            @Override
            public void getMulti(int first, List<String> keys) throws Exception {
                items.check(first, keys, client.get(keys, client.getOpTimeout(), BYTES));
            }
        };
    }

    @Override
    public AsyncGets asyncGets(int outstanding) {
        throw new UnsupportedOperationException("xmemcached has no asynchronous calls");
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
    }
}
