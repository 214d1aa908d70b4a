package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.memwire.api.Dialect;
import io.memwire.api.Key;
import io.memwire.api.MemcacheClient;
import io.memwire.api.StoreOptions;
import io.memwire.testkit.InstalledPrograms;
import io.memwire.testkit.MemcachedProcess;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What one side writes, the other reads: through real memcached servers, in pools some of whose servers are dead for both
 * sides, so that each must also look in the same place.
 */
@TestInstance(Lifecycle.PER_CLASS) // the servers serve all tests
class ValuesInteropTest {
    private static final int LIVING = 5;
    private static final int KEYS_PER_POOL = 250;
    private static final List<Integer> POOL_SIZES = List.of(1, 2, 3, 5, 8, 12, 16, 20);
    private static final List<String> SINGLE_SERVER_LIBRARIES = List.of("pylibmc", "pymemcache");

    private final List<MemcachedProcess> memcacheds = new ArrayList<>();
    private final List<Socket> unanswered = new ArrayList<>();
    private final List<String> mismatches = new ArrayList<>();
    private int compared;

    @AfterAll
    void stop() throws IOException {
        memcacheds.forEach(MemcachedProcess::close);
        for (Socket socket : unanswered) {
            socket.close();
        }
    }

    @Test
    @SuppressWarnings("SystemOut") // the proof is in the numbers
    void eachSideReadsWhatTheOtherWrote() throws IOException {
        InstalledPrograms.assume("memcached");
        try (PythonPeer python = PythonPeer.start()) {
            startServers();
            Randoms randoms = Randoms.of("values");
            for (int size : POOL_SIZES) {
                List<String> pool = pool(size, randoms);
                exchange(python, "memcache", pool, randoms, Dialect.PYTHON_1_57);
                exchange(python, "memcache", pool, randoms, Dialect.PYTHON_1_59);
            }
            for (String library : SINGLE_SERVER_LIBRARIES) {
                List<String> one = List.of(memcacheds.get(0).address() + "=1");
                for (Dialect dialect : Dialect.values()) {
                    exchange(python, library, one, randoms, dialect);
                }
            }
        }

        int exchanges = (POOL_SIZES.size() + SINGLE_SERVER_LIBRARIES.size()) * Dialect.values().length;
        System.out.printf(
                "values: %d keys and values x %d pools and libraries x 2 directions = %d compared, %d mismatches%n",
                KEYS_PER_POOL, exchanges, compared, mismatches.size());
        assertEquals(List.of(), mismatches);
    }

    private void startServers() throws IOException {
        for (int i = 0; i < LIVING; i++) {
            memcacheds.add(MemcachedProcess.start("-m", "16", "-t", "1"));
        }
        for (int i = LIVING; i < 20; i++) { // bound, not listening: nobody else gets the port, and nobody answers there
            var socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            unanswered.add(socket);
        }
    }

    /** By a client of its own: that of the test is to find out itself which servers are dead. */
    private void flushServers() {
        String[] living = memcacheds.stream().map(MemcachedProcess::address).toArray(String[]::new);
        try (MemcacheClient cache = MemcacheClient.builder().servers(living).build()) {
            assertEquals(Set.of(), cache.flushAll());
        }
    }

    /** As many addresses with weights, in any order; of more than two some are dead. */
    private List<String> pool(int size, Randoms randoms) {
        int living = Math.min(LIVING, size <= 2 ? size : size - 1);
        var pool = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            String address = i < living
                    ? memcacheds.get(i).address()
                    : "127.0.0.1:" + unanswered.get(i - living).getLocalPort();
            pool.add(address + "=" + randoms.upTo(4));
        }
        Collections.shuffle(pool, new Random(randoms.below(Integer.MAX_VALUE)));
        return pool;
    }

    private void exchange(PythonPeer python, String library, List<String> pool, Randoms randoms, Dialect dialect) {
        python.ask("open " + library + " " + String.join(" ", pool));
        try (MemcacheClient cache = MemcacheClient.builder()
                .servers(pool.toArray(String[]::new))
                .dialect(dialect)
                .timeout(Duration.ofSeconds(30))
                .connectTimeout(Duration.ofSeconds(30))
                .build()) {
            flushServers();
            Map<Key, Object> values = new LinkedHashMap<>();
            randoms.keys(KEYS_PER_POOL).forEach(key -> values.put(Key.of(key), randoms.value()));
            int over = library.equals("pymemcache") ? 0 : List.of(0, 10, 100).get(randoms.below(3));

            Set<Key> unstored = cache.setMulti(values, StoreOptions.defaults().withCompressOver(over));
            checkThatPythonReads(python, library, values, unstored, dialect);

            flushServers();
            List<Key> keys = List.copyOf(values.keySet());
            var stores = new ArrayList<String>();
            values.forEach((key, value) -> stores.add(
                    "set " + library + " " + PythonPeer.hex(key.bytes()) + " " + written(value) + " " + over));
            List<String> stored = python.ask(stores);
            for (int i = 0; i < keys.size(); i++) {
                check(
                        cache,
                        keys.get(i),
                        requireNonNull(values.get(keys.get(i))),
                        stored.get(i).equals("stored"));
            }
            checkFloats(python, library, cache, keys, randoms);
        }
    }

    private void checkThatPythonReads(
            PythonPeer python, String library, Map<Key, Object> values, Set<Key> unstored, Dialect dialect) {
        List<Key> keys = List.copyOf(values.keySet());
        List<String> answers = python.ask(keys.stream()
                .map(key -> "get " + library + " " + PythonPeer.hex(key.bytes()))
                .toList());
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            String expected = unstored.contains(key) ? "none ." : read(requireNonNull(values.get(key)), dialect);
            compare(library + " reads " + key, expected, answers.get(i));
        }
    }

    /** How the peer is told to write a value. */
    private static String written(Object value) {
        return read(value, Dialect.PYTHON_1_59);
    }

    /** What the peer says when it reads what Memwire wrote in this dialect. */
    private static String read(Object value, Dialect dialect) {
        boolean marked = dialect == Dialect.PYTHON_1_59;
        if (value instanceof byte[] bytes) {
            return "bytes " + PythonPeer.hex(bytes);
        }
        if (value instanceof String text) {
            return (marked ? "text " : "bytes ") + PythonPeer.hex(text.getBytes(UTF_8));
        }
        if (value instanceof Boolean truth) {
            return marked ? (truth ? "bool True" : "bool False") : (truth ? "int 1" : "int 0");
        }
        return "int " + value;
    }

    private void check(MemcacheClient cache, Key key, Object value, boolean stored) {
        Object read = cache.get(key, value.getClass());
        String expected = stored ? show(value) : "null";
        compare("Memwire reads " + key, expected, show(read));
        if (stored && value instanceof BigInteger number && number.bitLength() < Long.SIZE) {
            compare("Memwire reads a long at " + key, number.longValue(), cache.get(key, long.class));
        }
    }

    /** Both sides pickle a float. */
    private void checkFloats(PythonPeer python, String library, MemcacheClient cache, List<Key> keys, Randoms randoms) {
        for (Key key : keys.subList(0, Math.min(20, keys.size()))) {
            String hex = PythonPeer.hex(key.bytes());
            double theirs = randoms.real();
            if (python.ask("set " + library + " " + hex + " float " + theirs + " 0")
                    .equals("stored")) {
                compare("Memwire reads a float at " + key, theirs, cache.get(key, Double.class));
            }
            double ours = randoms.real();
            if (cache.set(key, ours, StoreOptions.defaults())) {
                String[] answer = python.ask("get " + library + " " + hex).split(" ", 2);
                compare(
                        library + " reads a float at " + key,
                        "float " + ours,
                        answer[0] + " " + (answer[0].equals("float") ? Double.valueOf(answer[1]) : answer[1]));
            }
        }
    }

    private static String show(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    private void compare(String what, Object expected, @Nullable Object actual) {
        compared++;
        if (!expected.equals(actual)) {
            mismatches.add(what + ": expected " + expected + ", got " + actual);
        }
    }
}
