package io.memwire.client;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a call allocates on the calling thread, once the compiler has done with it. */
final class AllocationMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 2_000;

    /** So many rounds must allocate no less than one before: then it will hardly become less. */
    private static final int SETTLED_ROUNDS = 50;

    /** How long the compiler may take to get below the limit, on a machine that has other things to do. */
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private AllocationMeter() {}

    /** A call under measurement. */
    interface Call {
        void run() throws Exception;
    }

    /**
     * Bytes of one call: the least of many rounds, since what comes on top is the JVM's own now and then.
     *
     * @param limit above it, it is waited for longer
     */
    static double bytesPerCall(double limit, Call call) throws Exception {
        long least = Long.MAX_VALUE;
        int settled = 0;
        long begin = System.nanoTime();
        while (settled < SETTLED_ROUNDS
                || ((double) least / CALLS > limit && System.nanoTime() - begin < PATIENCE_NANOS)) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            settled = bytes < least ? 0 : settled + 1;
            least = Math.min(least, bytes);
        }
        return (double) least / CALLS;
    }
}
