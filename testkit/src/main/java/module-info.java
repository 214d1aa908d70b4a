import org.jspecify.annotations.NullMarked;

/**
 * A memcached for development and tests: inside the JVM, or a real one that a test starts and stops.
 *
 * <ul>
 *   <li>{@link io.memwire.testkit.EmbeddedServer} is compatible with memcached 1.6 on the classic text protocol, errors
 *       included, and can go by a {@link io.memwire.testkit.ManualClock}, so that a test of expiry needs no sleep.
 *   <li>{@link io.memwire.testkit.WithMemcached} hands one to the tests of a JUnit class:
 *       <pre>{@code
 * @WithMemcached
 * class CartTest {
 *     @Test
 *     void remembersAnItem(EmbeddedServer memcached) {
 *         try (var cache = MemcacheClient.builder().servers(memcached.address()).build()) {
 *             // …
 *         }
 *     }
 * }
 * }</pre>
 *   <li>{@link io.memwire.testkit.MemcachedProcess} runs the {@code memcached} that is installed.
 *   <li>{@link io.memwire.testkit.FaultProxy} stands in front of a server and makes faults to order: delays, cuts, stalls,
 *       resets, wrong answers.
 *   <li>{@link io.memwire.testkit.ScriptedServer} says what a test tells it.
 * </ul>
 *
 * <p>JUnit is needed only by who uses {@code WithMemcached}, {@code EmbeddedServerExtension} or
 * {@code InstalledPrograms.assume}; then the own module requires {@code org.junit.jupiter.api}.
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
