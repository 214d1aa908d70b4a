import org.jspecify.annotations.NullMarked;

/**
 * Client interfaces, value types, exceptions, and the SPI that plug-ins implement.
 *
 * <p>A library needs this module alone; an application adds {@code io.memwire.client}.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.api {
    requires static transitive org.jspecify;
}
