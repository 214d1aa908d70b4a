package io.memwire.api;

/**
 * How the built-in transcoder marks what it writes, so that Python processes read it. It reads all of them.
 *
 * @since 0.1
 */
public enum Dialect {
    /** As python-memcached 1.57: text has flags 0 like bytes, a boolean is the number 1 or 0. */
    PYTHON_1_57,
    /** As python-memcached 1.59 and later, pymemcache and pylibmc: text has flag 16. */
    PYTHON_1_59
}
