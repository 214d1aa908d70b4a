package io.memwire.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the callers do. A workload travels from the program to a worker as its name.
 *
 * @param operation what each call is
 * @param valueBytes length of the values
 * @param callers threads that call, or calls outstanding of one thread for {@link Operation#ASYNC_GET}
 * @param virtual whether the threads are virtual
 * @param servers how many servers the keys are spread over
 */
record Workload(Operation operation, int valueBytes, int callers, boolean virtual, int servers) {
    /** What one call is. */
    enum Operation {
        GET,
        SET,
        /** One call for {@link #KEYS_PER_MULTI_GET} keys. */
        MULTI_GET,
        /** One thread keeps many calls under way. */
        ASYNC_GET,
        /** Nine gets for one set, of keys of which few are asked for often (Zipf). */
        MIX
    }

    static final int KEYS_PER_MULTI_GET = 100;

    private static final List<Integer> FEW_AND_MANY = List.of(1, 4, 16, 64);

    /** All that a full run measures. */
    static List<Workload> all() {
        var all = new ArrayList<Workload>();
        for (Operation operation : List.of(Operation.GET, Operation.SET)) {
            for (int threads : FEW_AND_MANY) {
                all.add(new Workload(operation, 100, threads, false, 1));
            }
            for (int threads : List.of(64, 1_000)) {
                all.add(new Workload(operation, 100, threads, true, 1));
            }
        }
        for (int valueBytes : List.of(4 << 10, 64 << 10)) {
            for (int threads : List.of(1, 16)) {
                all.add(new Workload(Operation.GET, valueBytes, threads, false, 1));
            }
        }
        for (int servers : List.of(1, 4)) {
            for (int threads : List.of(1, 8)) {
                all.add(new Workload(Operation.MULTI_GET, 100, threads, false, servers));
            }
        }
        all.add(new Workload(Operation.ASYNC_GET, 100, 256, false, 1));
        all.add(new Workload(Operation.MIX, 100, 16, false, 1));
        return all;
    }

    /** A choice that takes a few minutes. */
    static List<Workload> few() {
        return List.of(
                new Workload(Operation.GET, 100, 1, false, 1),
                new Workload(Operation.GET, 100, 16, false, 1),
                new Workload(Operation.GET, 100, 64, false, 1),
                new Workload(Operation.GET, 100, 1_000, true, 1),
                new Workload(Operation.SET, 100, 16, false, 1),
                new Workload(Operation.MULTI_GET, 100, 1, false, 1),
                new Workload(Operation.ASYNC_GET, 100, 256, false, 1),
                new Workload(Operation.MIX, 100, 16, false, 1));
    }

    /** The workload of that name, whether or not it is in one of the lists. */
    static Workload parse(String name) {
        String[] parts = name.split("-", -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no workload; one is " + all().get(0).name());
        }
        Operation operation =
                Operation.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('.', '_'));
        boolean virtual = parts[2].endsWith("v");
        int callers = Integer.parseInt(virtual ? parts[2].substring(0, parts[2].length() - 1) : parts[2]);
        int servers = parts.length > 3 ? Integer.parseInt(parts[3].replace("s", "")) : 1;
        return new Workload(operation, Integer.parseInt(parts[1]), callers, virtual, servers);
    }

    /**
     * For example {@code get-100-16}, {@code get-100-64v} with virtual threads, {@code multi.get-100-8-4s} on 4
     * servers.
     */
    String name() {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', '.') + "-" + valueBytes + "-" + callers
                + (virtual ? "v" : "") + (servers > 1 ? "-" + servers + "s" : "");
    }

    /** For people. */
    String title() {
        String size = valueBytes >= 1024 ? valueBytes / 1024 + " KiB" : valueBytes + " B";
        String what = switch (operation) {
            case GET -> "get " + size;
            case SET -> "set " + size;
            case MULTI_GET -> "get of " + KEYS_PER_MULTI_GET + " keys, " + size;
            case ASYNC_GET -> "async get " + size;
            case MIX -> "9 get : 1 set, " + size + ", Zipf";
        };
        String who = operation == Operation.ASYNC_GET
                ? callers + " outstanding"
                : callers + (virtual ? " virtual" : "") + (callers == 1 ? " thread" : " threads");
        return what + ", " + who + (servers > 1 ? ", " + servers + " servers" : "");
    }

    /** How many keys there are: so many that they do not all fit one line, so few that all values fit the servers. */
    int keys() {
        if (operation == Operation.MIX) {
            return 10_000;
        }
        return valueBytes > 16 << 10 ? 200 : 1_000;
    }
}
