package io.memwire.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What was used up to now, by this process and by servers. A figure that cannot be had is NaN.
 *
 * @param cpuNanos CPU time of this process
 * @param serverCpuNanos CPU time of the servers together; Linux counts it in hundredths of a second
 * @param allocatedBytes allocated on the heap by threads that live
 */
record Resources(double cpuNanos, double serverCpuNanos, double allocatedBytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Resources now(List<Long> serverPids) {
        return new Resources(SYSTEM.getProcessCpuTime(), serverCpu(serverPids), allocated());
    }

    private static double serverCpu(List<Long> pids) {
        double nanos = pids.isEmpty() ? Double.NaN : 0;
        for (long pid : pids) {
            nanos += ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(Duration::toNanos)
                    .orElse(-1L)
                    .doubleValue();
        }
        return nanos;
    }

    /** Of all threads together where the JDK can tell (21 and later), for virtual threads are not listed one by one. */
    private static double allocated() {
        try {
            Object total =
                    ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(THREADS);
            return ((Number) total).doubleValue();
        } catch (ReflectiveOperationException olderJdk) {
            double bytes = 0;
            for (long thread : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
                bytes += Math.max(thread, 0);
            }
            return bytes;
        }
    }
}
