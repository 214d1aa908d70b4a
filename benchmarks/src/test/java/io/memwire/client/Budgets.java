package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The lines of {@code budgets.txt}: a name, spaces, and the most that may be counted. */
final class Budgets {
    private static final Path FILE = Path.of("budgets.txt"); // tests run in the folder of the module

    private final Map<String, Double> limits = new HashMap<>();

    private Budgets() {}

    static Budgets read() {
        var budgets = new Budgets();
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int space = line.lastIndexOf(' ');
                    budgets.limits.put(line.substring(0, space).strip(), Double.valueOf(line.substring(space + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return budgets;
    }

    /** Measures what a call allocates; see {@link #hold}. */
    void holdBytes(String name, AllocationMeter.Call call) throws Exception {
        hold(name, AllocationMeter.bytesPerCall(limit(name), call));
    }

    /** Prints what was counted, and fails if it is over the budget of that name. */
    void hold(String name, double counted) {
        double limit = limit(name);
        System.out.printf("%-45s %8.1f of %8.0f%n", name, counted, limit);
        assertTrue(counted <= limit, name + ": " + counted + " is over the budget, " + limit + ", in " + FILE);
    }

    private double limit(String name) {
        Double limit = limits.get(name);
        if (limit == null) {
            throw new IllegalArgumentException(FILE + " has no line for \"" + name + "\"");
        }
        return limit;
    }
}
