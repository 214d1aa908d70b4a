package io.memwire.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class an {@link EmbeddedServer}: they take it as a parameter, of a test method, a
 * {@code @BeforeEach} or {@code @BeforeAll} method, or the constructor.
 *
 * <pre>{@code
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
 *
 * <p>A test method or {@code @BeforeEach} method can also take a {@link FaultProxy} in front of that server: a new one for
 * each test, closed after it. When the test fails, the seed of its faults is logged.
 *
 * <p>One server serves the class and its nested classes, and starts every test empty. Tests that run in parallel would
 * empty it for each other: give each a server of its own with {@link Scope#METHOD}.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(EmbeddedServerExtension.class)
@SuppressWarnings("exports") // JUnit is optional: who uses the annotation requires it by himself
public @interface WithMemcached {
    /**
     * Who shares a server.
     *
     * @return all tests of the class, unless told otherwise
     */
    Scope scope() default Scope.CLASS;

    /**
     * Who shares a server.
     *
     * @since 0.1
     */
    enum Scope {
        /** All tests of the class and its nested classes; all items are dropped before each test. */
        CLASS,
        /** Nobody: each test method, with its {@code @BeforeEach} and {@code @AfterEach}, gets a new one. */
        METHOD
    }
}
