package io.memwire.it.contract;

/**
 * A server of either kind.
 *
 * @param address where it listens, as the client takes it
 * @param ending stops it
 */
record RunningServer(String address, Runnable ending) implements AutoCloseable {
    @Override
    public void close() {
        ending.run();
    }
}
