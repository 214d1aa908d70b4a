package io.memwire.benchmarks.compare;

import io.memwire.benchmarks.compare.Workload.Operation;
import java.util.ArrayList;
import java.util.List;

/** What the threads of each workload do until they are stopped. The clock is read once a call. */
final class Callers {
    private static final int SETS_EACH = 10;

    private final Workload workload;
    private final Client client;
    private final Items items;
    private final Gauge.Switch state;

    Callers(Workload workload, Client client, Items items, Gauge.Switch state) {
        this.workload = workload;
        this.client = client;
        this.items = items;
        this.state = state;
    }

    int threads() {
        return workload.operation() == Operation.ASYNC_GET ? 1 : workload.callers();
    }

    /** Calls until stopped; {@code number} tells the threads apart. */
    void run(int number, Gauge gauge) throws Exception {
        if (workload.operation() == Operation.ASYNC_GET) {
            keepOutstanding(gauge);
            return;
        }
        try (Session session = client.session()) {
            switch (workload.operation()) {
                case GET -> get(session, number, gauge);
                case SET -> set(session, number, gauge);
                case MULTI_GET -> getMulti(session, number, gauge);
                default -> mix(session, number, gauge);
            }
        }
    }

    private void get(Session session, int number, Gauge gauge) throws Exception {
        long began = System.nanoTime();
        for (int key = first(number); !state.isStopped(); key = next(key)) {
            session.get(key);
            began = note(gauge, began);
        }
    }

    private void set(Session session, int number, Gauge gauge) throws Exception {
        long began = System.nanoTime();
        for (int key = first(number); !state.isStopped(); key = next(key)) {
            session.set(key);
            began = note(gauge, began);
        }
    }

    private void getMulti(Session session, int number, Gauge gauge) throws Exception {
        int count = Workload.KEYS_PER_MULTI_GET;
        List<List<String>> groups = new ArrayList<>();
        for (int first = 0; first + count <= items.count(); first += count) {
            groups.add(items.keys(first, count));
        }
        long began = System.nanoTime();
        for (int group = number % groups.size(); !state.isStopped(); group = (group + 1) % groups.size()) {
            session.getMulti(group * count, groups.get(group));
            began = note(gauge, began);
        }
    }

    private void mix(Session session, int number, Gauge gauge) throws Exception {
        int[] keys = Zipf.sequence(items.count(), number);
        long began = System.nanoTime();
        for (int i = 0; !state.isStopped(); i++) {
            int key = keys[i % keys.length];
            if (i % SETS_EACH == SETS_EACH - 1) {
                session.set(key);
            } else {
                session.get(key);
            }
            began = note(gauge, began);
        }
    }

    private void keepOutstanding(Gauge gauge) throws Exception {
        int size = workload.callers();
        var keys = new int[size];
        var sent = new long[size];
        try (AsyncGets gets = client.asyncGets(size)) {
            int key = 0;
            for (int place = 0; place < size; place++) {
                sent[place] = System.nanoTime();
                keys[place] = key;
                gets.send(place, key);
                key = next(key);
            }
            int oldest = 0;
            for (; !state.isStopped(); oldest = (oldest + 1) % size) {
                gets.await(oldest, keys[oldest]);
                long now = System.nanoTime();
                gauge.ended(sent[oldest], now);
                sent[oldest] = now;
                keys[oldest] = key;
                gets.send(oldest, key);
                key = next(key);
            }
            for (int i = 0; i < size; i++, oldest = (oldest + 1) % size) {
                gets.await(oldest, keys[oldest]);
            }
        }
    }

    private static long note(Gauge gauge, long began) {
        long now = System.nanoTime();
        gauge.ended(began, now);
        return now;
    }

    private int first(int number) {
        return number * 37 % items.count();
    }

    private int next(int key) {
        return key + 1 == items.count() ? 0 : key + 1;
    }
}
