package io.memwire.benchmarks;

import io.memwire.api.FailureMode;
import io.memwire.api.MemcacheClient;
import io.memwire.testkit.MemcachedProcess;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one {@code get} of 100 bytes costs: operations a second of 1, 16 and 64 platform threads through Memwire, beside a
 * raw blocking socket for each thread, which sends finished bytes and does nothing with the answer but find its end. Both
 * take turns in one run against one memcached; printed are the medians of the rounds, their spread, and their ratio.
 *
 * <pre>
 * java -cp 'benchmarks/target/*:benchmarks/target/libs/*' io.memwire.benchmarks.GetCost [ROUNDS [SECONDS]]
 * </pre>
 */
public final class GetCost {
    private static final int KEYS = 1_000;
    private static final int VALUE_BYTES = 100;
    private static final int[] THREADS = {1, 16, 64};

    private final int port;
    private final MemcacheClient client;
    private final long measuredMillis;

    private GetCost(int port, MemcacheClient client, long measuredMillis) {
        this.port = port;
        this.client = client;
        this.measuredMillis = measuredMillis;
    }

    /** One thread's way to get values. */
    private interface Getter extends AutoCloseable {
        void get(int key) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** Makes a thread's getter. */
    private interface GetterFactory {
        Getter make() throws IOException;
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments number of rounds (5) and seconds measured in each (1)
     */
    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long millis = arguments.length > 1 ? (long) (Double.parseDouble(arguments[1]) * 1000) : 1_000;
        try (var server = MemcachedProcess.start("-m", "64", "-t", "2");
                var client = MemcacheClient.builder()
                        .servers(server.address())
                        .failureMode(FailureMode.THROW)
                        .build()) {
            new GetCost(server.port(), client, millis).run(rounds);
        }
    }

    private void run(int rounds) throws InterruptedException {
        for (int key = 0; key < KEYS; key++) {
            client.set(name(key), new byte[VALUE_BYTES]);
        }
        System.out.printf("get of %d bytes, %d rounds, operations a second%n", VALUE_BYTES, rounds);
        System.out.printf("%-8s %20s %20s %8s%n", "threads", "raw (min-max)", "memwire (min-max)", "ratio");
        for (int threads : THREADS) {
            var raw = new ArrayList<Long>();
            var memwire = new ArrayList<Long>();
            measure(threads, () -> new RawGetter(port)); // warm-up
            measure(threads, ClientGetter::new);
            for (int round = 0; round < rounds; round++) {
                raw.add(measure(threads, () -> new RawGetter(port)));
                memwire.add(measure(threads, ClientGetter::new));
            }
            double ratio = (double) median(memwire) / median(raw);
            System.out.printf(Locale.ROOT, "%-8d %20s %20s %8.2f%n", threads, describe(raw), describe(memwire), ratio);
        }
    }

    private long measure(int threads, GetterFactory getters) throws InterruptedException {
        var stop = new AtomicBoolean();
        var operations = new LongAdder();
        var running = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            int first = i * 37;
            Thread thread = new Thread(() -> getUntil(stop, operations, getters, first));
            thread.start();
            running.add(thread);
        }
        Thread.sleep(measuredMillis / 2);
        long before = operations.sum();
        long start = System.nanoTime();
        Thread.sleep(measuredMillis);
        double seconds = (System.nanoTime() - start) / 1e9;
        long done = operations.sum() - before;
        stop.set(true);
        for (Thread thread : running) {
            thread.join();
        }
        return (long) (done / seconds);
    }

    private static void getUntil(AtomicBoolean stop, LongAdder operations, GetterFactory getters, int first) {
        try (Getter getter = getters.make()) {
            for (int i = first; !stop.get(); i++) {
                getter.get(i % KEYS);
                operations.increment();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int key) {
        return "bench:key:" + key;
    }

    private static long median(List<Long> figures) {
        long[] sorted = figures.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String describe(List<Long> figures) {
        long[] sorted = figures.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%dk (%d-%d)",
                median(figures) / 1000,
                sorted[0] / 1000,
                Arrays.stream(sorted).max().orElse(0) / 1000);
    }

    /** Through the client, which all threads share. */
    private final class ClientGetter implements Getter {
        private final String[] keys = new String[KEYS];

        ClientGetter() {
            Arrays.setAll(keys, GetCost::name);
        }

        @Override
        public void get(int key) throws IOException {
            byte[] value = client.get(keys[key], byte[].class);
            if (value == null || value.length != VALUE_BYTES) {
                throw new IOException("no value of " + keys[key]);
            }
        }
    }

    /** A socket of its own, finished requests, and no more done with the answer than finding its end. */
    private static final class RawGetter implements Getter {
        private final byte[][] requests = new byte[KEYS][];
        private final byte[] answer = new byte[4_096];
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        RawGetter(int port) throws IOException {
            Arrays.setAll(requests, key -> ("get " + name(key) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        @Override
        public void get(int key) throws IOException {
            out.write(requests[key]);
            int length = 0;
            do {
                int count = in.read(answer, length, answer.length - length);
                if (count < 0) {
                    throw new EOFException();
                }
                length += count;
            } while (!isWhole(length));
            if (length < VALUE_BYTES) {
                throw new IOException("no value of " + name(key));
            }
        }

        private boolean isWhole(int length) {
            return length >= 5 && answer[length - 1] == '\n' && answer[length - 3] == 'D' && answer[length - 5] == 'E';
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
