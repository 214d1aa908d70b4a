package io.memwire.benchmarks.compare;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One measurement: opens the client, stores the values, lets the callers warm up, counts for a while, closes. */
final class Measurement {
    private static final double NANOS_PER_MICRO = 1_000;

    private final Task task;
    private final int warmUpMillis;
    private final Gauge.Switch state = new Gauge.Switch();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Measurement(Task task, int warmUpMillis) {
        this.task = task;
        this.warmUpMillis = warmUpMillis;
    }

    Figures run(ClientKind kind) throws Exception {
        var items = new Items(task.workload());
        try (Client client = kind.connect(task.servers(), items)) {
            try (Session session = client.session()) {
                for (int key = 0; key < items.count(); key++) {
                    session.set(key);
                }
            }
            return measure(new Callers(task.workload(), client, items, state));
        }
    }

    private Figures measure(Callers callers) throws Exception {
        int count = callers.threads();
        var gauges = new ArrayList<Gauge>();
        var ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            var gauge = new Gauge(state);
            gauges.add(gauge);
            start(() -> {
                try {
                    callers.run(number, gauge);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    state.stop();
                } finally {
                    ended.countDown();
                }
            });
        }
        Thread.sleep(warmUpMillis);
        Resources before = Resources.now(task.serverPids());
        long began = System.nanoTime();
        state.count(true);
        Thread.sleep(task.measuredMillis());
        state.count(false);
        long nanos = System.nanoTime() - began;
        Resources after = Resources.now(task.serverPids());
        state.stop();
        ended.await();
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("a caller failed: " + cause, cause);
        }
        return figures(gauges, nanos, before, after);
    }

    private void start(Runnable caller) throws ReflectiveOperationException {
        if (task.workload().virtual()) {
            Method start = Thread.class.getMethod("startVirtualThread", Runnable.class); // newer than Java 17
            start.invoke(null, caller);
        } else {
            new Thread(caller, "caller").start();
        }
    }

    private static Figures figures(List<Gauge> gauges, long nanos, Resources before, Resources after) {
        Histogram all = gauges.get(0).nanos().copy();
        for (Gauge gauge : gauges.subList(1, gauges.size())) {
            all.add(gauge.nanos());
        }
        double calls = all.getTotalCount();
        return new Figures(
                calls / nanos * 1e9,
                all.getValueAtPercentile(50) / NANOS_PER_MICRO,
                all.getValueAtPercentile(99) / NANOS_PER_MICRO,
                all.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
                (after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MICRO / calls,
                (after.serverCpuNanos() - before.serverCpuNanos()) / NANOS_PER_MICRO / calls,
                (after.allocatedBytes() - before.allocatedBytes()) / calls);
    }
}
