package io.memwire.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/** A target that may allocate so much for one input, whatever the input is. */
final class Bounded implements Consumer<byte[]> {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Consumer<byte[]> target;
    private final long maxBytes;

    Bounded(Consumer<byte[]> target, long maxBytes) {
        this.target = target;
        this.maxBytes = maxBytes;
    }

    @Override
    public void accept(byte[] input) {
        if (allocated(input) > maxBytes) {
            long allocated = allocated(input); // the first time classes may have been loaded, and instrumented
            if (allocated > maxBytes) {
                throw new AssertionError(input.length + " bytes made it allocate " + allocated);
            }
        }
    }

    private long allocated(byte[] input) {
        long before = threads.getCurrentThreadAllocatedBytes();
        target.accept(input);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
