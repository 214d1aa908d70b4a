package io.memwire.benchmarks.encode;

import net.spy.memcached.ops.GetOperation;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StoreOperation;

/** spymemcached wants to be told where answers go; here none come. */
final class SpyCallback implements GetOperation.Callback, StoreOperation.Callback {
    @Override
    public void gotData(String key, int flags, byte[] data) {}

    @Override
    public void gotData(String key, long cas) {}

    @Override
    public void receivedStatus(OperationStatus status) {}

    @Override
    public void complete() {}
}
