import org.jspecify.annotations.NullMarked;

/**
 * Every command once, explained as it runs.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.examples.quickstart {
    requires io.memwire.api;
    requires io.memwire.testkit;
}
