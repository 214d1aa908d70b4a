package io.memwire.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import net.spy.memcached.AddrUtil;
import net.spy.memcached.CachedData;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.transcoders.Transcoder;

/** spymemcached at its defaults, or with its merging of gets, which is off by default. Always one connection. */
final class SpymemcachedCompared implements Client {
    private static final Transcoder<byte[]> BYTES = new Bytes();

    private final MemcachedClient client;
    private final Items items;

    SpymemcachedCompared(List<String> servers, Items items, boolean merging) throws IOException {
        var factory = new ConnectionFactoryBuilder()
                .setDaemon(true)
                .setShouldOptimize(merging)
                .build();
        this.client = new MemcachedClient(factory, AddrUtil.getAddresses(servers));
        this.items = items;
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public void get(int key) {
                items.check(key, client.get(items.key(key), BYTES));
            }

            @Override
            public void set(int key) throws Exception {
                items.requireStored(
                        key,
                        client.set(items.key(key), 0, items.value(key), BYTES).get());
            }

            @Override
            public void getMulti(int first, List<String> keys) {
                items.check(first, keys, client.getBulk(keys, BYTES));
            }
        };
    }

    @Override
    public AsyncGets asyncGets(int outstanding) {
        return new Futures(items, outstanding, key -> client.asyncGet(key, BYTES));
    }

    @Override
    public void close() {
        client.shutdown();
    }

    /** Leaves bytes as they are. */
    private static final class Bytes implements Transcoder<byte[]> {
        @Override
        public boolean asyncDecode(CachedData data) {
            return false;
        }

        @Override
        public CachedData encode(byte[] value) {
            return new CachedData(0, value, getMaxSize());
        }

        @Override
        public byte[] decode(CachedData data) {
            return data.getData();
        }

        @Override
        public int getMaxSize() {
            return CachedData.MAX_SIZE;
        }
    }
}
