import org.jspecify.annotations.NullMarked;

/**
 * Every command once, explained as it runs.
 *
 * <p>It requires the API alone; the client is found as a service, and the testkit lends a server.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.examples.quickstart {
    requires io.memwire.api;
    requires io.memwire.testkit;
}
