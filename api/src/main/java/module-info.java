import io.memwire.api.spi.MemcacheClientProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Client interfaces, value types, exceptions, and the SPI that plug-ins implement.
 *
 * <p>A library needs this module alone; an application adds {@code io.memwire.client}, which
 * {@link io.memwire.api.MemcacheClient#builder()} finds as a service.
 *
 * @uses MemcacheClientProvider the client behind the builder
 * @since 0.1
 */
@NullMarked
module io.memwire.api {
    requires static transitive org.jspecify;

    exports io.memwire.api;
    exports io.memwire.api.spi;

    uses MemcacheClientProvider;
}
