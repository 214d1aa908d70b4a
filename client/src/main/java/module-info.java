import io.memwire.api.spi.Compressor;
import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.MemcacheClientProvider;
import io.memwire.api.spi.NodeLocatorFactory;
import io.memwire.api.spi.Serializer;
import io.memwire.client.MemwireClientProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The client: connections, nodes, routing, time-outs and the built-in transcoder.
 *
 * <p>Nothing here is called directly: {@code io.memwire.api} finds it as a service.
 *
 * @uses KeyHasher those of {@code io.memwire.hashing} and any other
 * @uses NodeLocatorFactory those of {@code io.memwire.hashing} and any other
 * @uses Serializer all that are present
 * @uses Compressor all that are present, besides the built-in zlib
 * @provides MemcacheClientProvider the client behind {@code MemcacheClient.builder()}
 * @since 0.1
 */
@NullMarked
module io.memwire.client {
    requires transitive io.memwire.api;
    requires io.memwire.hashing;
    requires io.memwire.protocol.text;
    requires org.slf4j;

    uses KeyHasher;
    uses NodeLocatorFactory;
    uses Serializer;
    uses Compressor;

    provides MemcacheClientProvider with
            MemwireClientProvider;
}
