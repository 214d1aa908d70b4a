import org.jspecify.annotations.NullMarked;

/**
 * A database with a cache in front of it: first pass, second pass, hit ratio and speed-up.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.examples.readthrough {
    requires io.memwire.api;
    requires io.memwire.testkit;
    requires java.sql;
}
