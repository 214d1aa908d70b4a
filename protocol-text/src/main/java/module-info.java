import org.jspecify.annotations.NullMarked;

/**
 * The memcached text protocol without I/O: bytes in, bytes out, for clients and for servers.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.protocol.text {
    requires static transitive org.jspecify;

    exports io.memwire.protocol.text;
}
