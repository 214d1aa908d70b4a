package io.memwire.client;

import io.memwire.api.ClientOptions;
import io.memwire.api.MemcacheClient;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.MemcacheClientProvider;
import io.memwire.api.spi.NodeLocator;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Transcoder;
import io.memwire.protocol.text.ReplyLimits;
import java.util.List;

/** Puts a client together. Found as a service; public for that reason alone. */
public final class MemwireClientProvider implements MemcacheClientProvider {
    private static final int READ_BUFFER_BYTES = 16 << 10;

    /** What the codec takes at most: as large as a memcached can be told to make its items. */
    private static final int LARGEST_VALUE_BYTES = 1 << 30;

    /** For {@link java.util.ServiceLoader}. */
    public MemwireClientProvider() {}

    @Override
    public MemcacheClient create(ClientOptions options) {
        return create(options, Resolver.SYSTEM);
    }

    /** The same with another resolver of host names; for tests. */
    static MemcacheClient create(ClientOptions options, Resolver resolver) {
        KeyHasher hasher = Providers.hasher(options);
        NodeLocatorFactory locators = Providers.locator(options);
        Transcoder transcoder = Providers.transcoder(options);
        var housekeeper = new Housekeeper(options.timeout().toNanos());
        var journal = new Journal(options.listener());
        var connector = new Connector(options, resolver, housekeeper, journal);
        var context = new ClientContext(
                options, connectionOptions(options), connector, new OwnedThreads(), housekeeper, journal);
        NodeLocator nowhere = (hash, nodes) -> NodeLocator.NONE;
        var dispatcher = new Dispatcher(context, new Router(List.of(), hasher, nowhere, options.failover()));
        var topology = new Topology(context, dispatcher, hasher, locators);
        topology.setServers(options.servers());
        housekeeper.start();
        var requests = new Requests(
                new KeyRules(options.checkKeys(), options.maxKeyBytes()),
                Values.of(transcoder, options.maxValueBytes()),
                options.compressOver(),
                "");
        return new MemwireClient(dispatcher, requests, topology, context);
    }

    private static ConnectionOptions connectionOptions(ClientOptions options) {
        boolean isLimited = options.maxValueBytes() > 0 && options.maxValueBytes() < LARGEST_VALUE_BYTES;
        int maxValueBytes = isLimited ? options.maxValueBytes() : LARGEST_VALUE_BYTES;
        return new ConnectionOptions(
                options.maxInFlight(),
                options.maxQueuedBytes(),
                options.timeout().toMillis(),
                new ReplyLimits(
                        options.maxReplyLineBytes(), maxValueBytes, options.maxStatisticsBytes(), READ_BUFFER_BYTES));
    }
}
