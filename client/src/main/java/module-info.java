import org.jspecify.annotations.NullMarked;

/**
 * The client: connections, nodes, routing, time-outs and the built-in transcoder.
 *
 * <p>Nothing here is called directly: {@code io.memwire.api} finds it as a service.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.client {
    requires transitive io.memwire.api;
    requires io.memwire.hashing;
    requires io.memwire.protocol.text;
    requires org.slf4j;
}
