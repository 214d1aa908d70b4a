package io.memwire.testkit;

/**
 * What a server was started with.
 *
 * @param version what it answers to {@code version}
 * @param memoryLimit bytes that the items may take, as memcached counts them
 * @param maxItemBytes bytes that one item may take, key and header included
 * @param threads how many threads serve the connections
 * @param address where it listens, for {@code stats settings}
 * @param startMillis when it was started
 */
record Settings(
        String version, long memoryLimit, int maxItemBytes, int threads, ServerAddress address, long startMillis) {}
