package io.memwire.benchmarks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of all measurements, by workload, client and round. */
final class Results {
    private final Map<Workload, Map<String, Map<Integer, Figures>>> figures = new LinkedHashMap<>();

    void add(Workload workload, String client, int round, Figures measured) {
        figures.computeIfAbsent(workload, key -> new LinkedHashMap<>())
                .computeIfAbsent(client, key -> new TreeMap<>())
                .put(round, measured);
    }

    Set<Workload> workloads() {
        return figures.keySet();
    }

    /** Names of the clients that were measured with a workload. */
    Set<String> clients(Workload workload) {
        return figures.getOrDefault(workload, Map.of()).keySet();
    }

    /** One kind of figure of all rounds, ascending; empty when there is none. */
    double[] sorted(Workload workload, String client, ToDoubleFunction<Figures> kind) {
        return rounds(workload, client).values().stream()
                .mapToDouble(kind)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    /** The median of all rounds; NaN when there is none. */
    double median(Workload workload, String client, ToDoubleFunction<Figures> kind) {
        return median(sorted(workload, client, kind));
    }

    /** How many times {@code base}'s calls {@code client} made: the median of the ratios within each round. */
    double ratio(Workload workload, String client, String base) {
        Map<Integer, Figures> bases = rounds(workload, base);
        var ratios = new ArrayList<Double>();
        rounds(workload, client).forEach((round, figures) -> {
            Figures beside = bases.get(round);
            if (beside != null) {
                ratios.add(figures.callsPerSecond() / beside.callsPerSecond());
            }
        });
        return median(ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** Which of these clients has made most calls; null when none was measured. */
    @Nullable
    String best(Workload workload, List<String> candidates) {
        String best = null;
        for (String client : candidates) {
            double calls = median(workload, client, Figures::callsPerSecond);
            if (!Double.isNaN(calls) && (best == null || calls > median(workload, best, Figures::callsPerSecond))) {
                best = client;
            }
        }
        return best;
    }

    private Map<Integer, Figures> rounds(Workload workload, String client) {
        return figures.getOrDefault(workload, Map.of()).getOrDefault(client, Map.of());
    }

    private static double median(double[] ascending) {
        int count = ascending.length;
        return Arrays.stream(ascending, Math.max((count - 1) / 2, 0), count == 0 ? 0 : count / 2 + 1)
                .average()
                .orElse(Double.NaN);
    }
}
