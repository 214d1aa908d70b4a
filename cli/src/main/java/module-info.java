import io.memwire.api.spi.KeyHasher;
import io.memwire.api.spi.NodeLocatorFactory;
import org.jspecify.annotations.NullMarked;

/**
 * The {@code memwire} command: looks into caches by hand, shows which server holds a key, and serves a cache of its own
 * for development.
 *
 * @uses KeyHasher for {@code memwire route}, which asks no client
 * @uses NodeLocatorFactory for {@code memwire route}, which asks no client
 * @since 0.1
 */
@NullMarked
module io.memwire.cli {
    requires io.memwire.api;
    requires io.memwire.testkit;
    requires info.picocli;

    opens io.memwire.cli to
            info.picocli; // it reads the options from annotated fields

    uses KeyHasher;
    uses NodeLocatorFactory;
}
