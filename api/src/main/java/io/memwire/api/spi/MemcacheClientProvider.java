package io.memwire.api.spi;

import io.memwire.api.ClientOptions;
import io.memwire.api.MemcacheClient;

/**
 * The implementation behind {@link MemcacheClient#builder()}, found with {@link java.util.ServiceLoader}. The module
 * {@code io.memwire.client} has one.
 *
 * @since 0.1
 */
public interface MemcacheClientProvider {
    /**
     * Makes a client. It does not connect: an unknown host or a server that is down shows at the first call.
     *
     * @param options what the builder collected, already checked
     * @return a client that is open
     * @throws io.memwire.api.InvalidRequestException if a named hasher, locator, serializer or compressor is not present
     */
    MemcacheClient create(ClientOptions options);
}
