import org.jspecify.annotations.NullMarked;

/**
 * A memcached-compatible server inside the JVM, for development and tests, and a JUnit extension.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.testkit {
    requires io.memwire.protocol.text;
    requires static org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.memwire.testkit;
}
