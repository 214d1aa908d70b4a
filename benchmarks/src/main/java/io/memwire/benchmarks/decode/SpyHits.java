package io.memwire.benchmarks.decode;

import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.ops.OperationStatus;

/** Takes what spymemcached decodes. */
final class SpyHits implements GetOperation.Callback {
    /** Bytes of the values that came. */
    long bytes;

    @Override
    public void gotData(String key, int flags, byte[] data) {
        bytes += data.length;
    }

    @Override
    public void receivedStatus(OperationStatus status) {}

    @Override
    public void complete() {}
}
