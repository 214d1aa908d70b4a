package io.memwire.benchmarks.compare;

import io.memwire.benchmarks.compare.Workload.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables and charts of a run. */
final class Report {
    private static final String MEMWIRE = "memwire";
    private static final String BEST_OTHER = "best other client";

    private final Results results;
    private final Map<String, String> environment;
    private final List<String> clients;
    private final List<String> others;
    private final List<String> failures;

    /**
     * A report to be written.
     *
     * @param clients names, in the order of the columns
     * @param others those of them that Memwire is compared with
     * @param failures measurements that gave no figures
     */
    Report(
            Results results,
            Map<String, String> environment,
            List<String> clients,
            List<String> others,
            List<String> failures) {
        this.results = results;
        this.environment = environment;
        this.clients = clients;
        this.others = others;
        this.failures = failures;
    }

    /** Writes {@code report.md} and the charts into a folder. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md"), markdown());
        Predicate<Workload> get = is(Operation.GET, 100);
        Predicate<Workload> set = is(Operation.SET, 100);
        chart(folder, "get", "get of 100 B, thousand calls a second", BarChart.Scale.COMMON, get);
        chart(folder, "set", "set of 100 B, thousand calls a second", BarChart.Scale.COMMON, set);
        chart(
                folder,
                "more",
                "Other workloads, thousand calls a second, each to a scale of its own",
                BarChart.Scale.OF_EACH_GROUP,
                get.or(set).negate());
    }

    private static Predicate<Workload> is(Operation operation, int valueBytes) {
        return workload -> workload.operation() == operation && workload.valueBytes() == valueBytes;
    }

    private void chart(Path folder, String name, String title, BarChart.Scale scale, Predicate<Workload> wanted)
            throws IOException {
        var groups = new ArrayList<BarChart.Group>();
        for (Workload workload : results.workloads()) {
            if (wanted.test(workload)) {
                var bars = new LinkedHashMap<String, Double>();
                for (String client : clients) {
                    double calls = results.median(workload, client, Figures::callsPerSecond);
                    if (!Double.isNaN(calls)) {
                        bars.put(client, calls / 1_000);
                    }
                }
                groups.add(new BarChart.Group(workload.title(), bars));
            }
        }
        if (!groups.isEmpty()) {
            Files.writeString(folder.resolve(name + ".svg"), new BarChart(title, groups, scale).svg());
        }
    }

    private String markdown() {
        var text = new StringBuilder("# Clients compared\n\n");
        environment.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\n## Throughput\n\nThousand calls a second: the median of the rounds (least–most).\n\n");
        table(text, clients, this::throughput);
        text.append("\n## Memwire beside the others\n\nMedians of the ratios within each round.\n\n");
        ratios(text);
        text.append(
                "\n## Latency\n\nMicroseconds: half of the calls, 99 of 100, 999 of 1,000; medians of the rounds.\n\n");
        table(
                text,
                clients,
                (workload, client) -> cell(
                        workload,
                        client,
                        "%.0f / %.0f / %.0f",
                        Figures::p50Micros,
                        Figures::p99Micros,
                        Figures::p999Micros));
        text.append(
                "\n## Cost of a call\n\nCPU time in microseconds of the client's process / of the servers, and bytes"
                        + " allocated; medians of the rounds.\n\n");
        table(
                text,
                clients,
                (workload, client) -> cell(
                        workload,
                        client,
                        "%.1f / %.1f, %.0f B",
                        Figures::cpuMicrosPerCall,
                        Figures::serverCpuMicrosPerCall,
                        Figures::bytesPerCall));
        if (!failures.isEmpty()) {
            text.append("\n## Failed\n\n");
            failures.forEach(failure -> text.append("- ").append(failure).append('\n'));
        }
        return text.toString();
    }

    /** What stands in the row of a workload, in the column of a client. */
    private interface Cell {
        String of(Workload workload, String client);
    }

    private void table(StringBuilder text, List<String> columns, Cell cell) {
        row(text, "workload", columns);
        row(text, "---", columns.stream().map(column -> "---:").toList());
        for (Workload workload : results.workloads()) {
            row(
                    text,
                    workload.title(),
                    columns.stream().map(column -> cell.of(workload, column)).toList());
        }
    }

    private static void row(StringBuilder text, String first, List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| " + first + " | ", " |\n")));
    }

    private void ratios(StringBuilder text) {
        var columns = new ArrayList<String>(clients);
        columns.removeAll(others);
        columns.remove(MEMWIRE);
        columns.add(BEST_OTHER);
        table(text, columns, (workload, base) -> {
            if (!base.equals(BEST_OTHER)) {
                return times(results.ratio(workload, MEMWIRE, base));
            }
            String other = results.best(workload, others);
            return other == null ? "" : times(results.ratio(workload, MEMWIRE, other)) + " " + other;
        });
    }

    private static String times(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f ×", ratio);
    }

    private String throughput(Workload workload, String client) {
        double[] calls = results.sorted(workload, client, Figures::callsPerSecond);
        return calls.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s (%s–%s)",
                        thousands(results.median(workload, client, Figures::callsPerSecond)),
                        thousands(calls[0]),
                        thousands(calls[calls.length - 1]));
    }

    private static String thousands(double calls) {
        return String.format(Locale.ROOT, calls < 20_000 ? "%.1f" : "%.0f", calls / 1_000);
    }

    @SafeVarargs
    private String cell(Workload workload, String client, String format, ToDoubleFunction<Figures>... kinds) {
        Object[] medians = new Object[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            medians[i] = results.median(workload, client, kinds[i]);
        }
        String text = String.format(Locale.ROOT, format, medians).replace("NaN", "–");
        return results.clients(workload).contains(client) ? text : "";
    }
}
