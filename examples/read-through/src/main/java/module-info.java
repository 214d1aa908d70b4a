import org.jspecify.annotations.NullMarked;

/**
 * A database with a cache in front of it: first pass, second pass, hit ratio and speed-up.
 *
 * <p>It requires the API alone; the client and the database's driver are found as services.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.examples.readthrough {
    requires io.memwire.api;
    requires io.memwire.testkit;
    requires java.sql;
}
