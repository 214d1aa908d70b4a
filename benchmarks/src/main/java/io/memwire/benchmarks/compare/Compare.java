package io.memwire.benchmarks.compare;

import io.memwire.benchmarks.compare.WorkerProcess.FailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures clients side by side against the same servers: in each round, for each workload, one client after another,
 * so that what else goes on in the machine meets all of them. Each client has a JVM of its own (one for each JDK),
 * which lives as long as the run and idles while it is not its turn: it connects for each measurement and closes after
 * it.
 *
 * <p>Writes to a folder: {@code runs.jsonl}, each measurement as it comes; {@code report.md} with tables of medians and
 * spread; charts; and the logs of the workers.
 */
public final class Compare implements AutoCloseable {
    private static final String RUNS = "runs.jsonl";

    private final Options options;
    private final Servers servers;
    private final Journal journal;
    private final Results results = new Results();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, WorkerProcess> workers = new HashMap<>();

    private Compare(Options options, Servers servers) {
        this.options = options;
        this.servers = servers;
        this.journal = new Journal(options.folder().resolve(RUNS));
    }

    /**
     * Runs a comparison.
     *
     * @param arguments see {@link Options#USAGE}
     */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        if (List.of(arguments).contains("--list")) {
            Workload.all().forEach(workload -> System.out.printf("%-18s %s%n", workload.name(), workload.title()));
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Files.createDirectories(options.folder());
        Files.deleteIfExists(options.folder().resolve(RUNS));
        for (ClientKind client : options.clients()) {
            Files.deleteIfExists(log(options, client));
        }
        String server = options.server();
        Process spinner = options.spin() ? spin() : null;
        try (Servers servers = server == null
                        ? Servers.start(options.servers(), options.serverThreads())
                        : Servers.at(server);
                var compare = new Compare(options, servers)) {
            compare.run();
        } finally {
            if (spinner != null) {
                spinner.destroyForcibly();
            }
        }
    }

    private static Process spin() throws IOException {
        Process spinner = new ProcessBuilder("nice", "-n", "19", "sh", "-c", "while :; do :; done").start();
        Runtime.getRuntime().addShutdownHook(new Thread(spinner::destroyForcibly));
        return spinner;
    }

    private void run() throws IOException {
        Map<String, String> environment = Environment.describe(options);
        environment.forEach((name, value) -> System.out.println(name + ": " + value));
        journal.environment(environment);
        System.out.printf(
                Locale.ROOT,
                "%d workloads, %d clients, %d rounds: about %.0f minutes%n",
                options.workloads().size(),
                options.clients().size() + options.externs().size(),
                options.rounds(),
                Math.ceil(options.estimatedSeconds() / 60));
        for (int round = 1; round <= options.rounds(); round++) {
            for (Workload workload : options.workloads()) {
                runClients(workload, round);
            }
        }
        new Report(results, environment, names(), others(), failures).write(options.folder());
        System.out.println("report: " + options.folder().resolve("report.md"));
    }

    /** One client after another; each round begins with another one. */
    private void runClients(Workload workload, int round) {
        var clients = new ArrayList<ClientKind>(options.clients());
        Collections.rotate(clients, -(round - 1));
        for (ClientKind client : clients) {
            if (client.canDo(workload)) {
                note(
                        workload,
                        client.name(),
                        round,
                        () -> worker(client, workload).run(task(workload)));
            }
        }
        for (Extern extern : options.externs()) {
            if (extern.canDo(workload)) {
                note(workload, extern.name(), round, () -> extern.run(task(workload), java(workload)));
            }
        }
    }

    /** One measurement. */
    private interface Turn {
        Figures measure() throws IOException, FailedException;
    }

    private void note(Workload workload, String client, int round, Turn turn) {
        try {
            Figures figures = turn.measure();
            results.add(workload, client, round, figures);
            journal.measured(workload, client, round, figures);
            System.out.printf(
                    Locale.ROOT,
                    "%d  %-18s %-22s %10.0f/s  p50 %.0f  p99 %.0f us%n",
                    round,
                    workload.name(),
                    client,
                    figures.callsPerSecond(),
                    figures.p50Micros(),
                    figures.p99Micros());
        } catch (IOException | FailedException e) {
            failures.add(workload.name() + ", " + client + ", round " + round + ": " + e.getMessage());
            journal.failed(workload, client, round, String.valueOf(e.getMessage()));
            System.out.printf("%d  %-18s %-22s %s%n", round, workload.name(), client, e.getMessage());
        }
    }

    private Task task(Workload workload) {
        return new Task(
                workload,
                servers.addresses(workload.servers()),
                servers.pids(workload.servers()),
                options.firstWarmUpMillis(),
                options.warmUpMillis(),
                options.measuredMillis());
    }

    private WorkerProcess worker(ClientKind client, Workload workload) throws IOException {
        Path java = java(workload);
        String key = client.name() + " " + java;
        @Nullable WorkerProcess worker = workers.get(key);
        if (worker == null || !worker.isAlive()) {
            worker = WorkerProcess.start(client, java, log(options, client).toFile());
            workers.put(key, worker);
        }
        return worker;
    }

    private static Path log(Options options, ClientKind client) {
        return options.folder().resolve("worker-" + client.name().replace('*', '-') + ".log");
    }

    private Path java(Workload workload) {
        Path java25 = options.java25();
        return workload.virtual() && java25 != null ? java25 : options.java();
    }

    private List<String> names() {
        return Stream.concat(
                        options.clients().stream().map(ClientKind::name),
                        options.externs().stream().map(Extern::name))
                .toList();
    }

    private List<String> others() {
        return options.clients().stream()
                .filter(client -> !client.isMemwire() && !client.isRaw())
                .map(ClientKind::name)
                .toList();
    }

    @Override
    public void close() {
        workers.values().forEach(WorkerProcess::close);
    }
}
