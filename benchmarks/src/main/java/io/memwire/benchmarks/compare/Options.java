package io.memwire.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures, and how.
 *
 * @param clients those that take turns
 * @param externs programs from outside that take turns with them
 * @param workloads what they do
 * @param rounds how often each is measured
 * @param firstWarmUpMillis before a client's first measurement of a workload
 * @param warmUpMillis before each other
 * @param measuredMillis of each measurement
 * @param server an address that runs already, or null to start memcached
 * @param serverThreads of each memcached that is started
 * @param java home of the JDK for platform threads
 * @param java25 home of the JDK for virtual threads, or null to leave them out
 * @param spin whether a process of the lowest priority keeps the machine from idling
 * @param folder where the report goes
 */
record Options(
        List<ClientKind> clients,
        List<Extern> externs,
        List<Workload> workloads,
        int rounds,
        int firstWarmUpMillis,
        int warmUpMillis,
        int measuredMillis,
        @Nullable String server,
        int serverThreads,
        Path java,
        @Nullable Path java25,
        boolean spin,
        Path folder) {
    static final String USAGE = """
            usage: Compare [full|quick] [OPTION...]

              full, the default, takes about half an hour; quick takes less than five minutes.

              --clients A,B,...    of raw, memwire, spymemcached, spymemcached-merging, xmemcached, folsom,
                                   folsom-binary; memwire*4 has 4 connections to each server; default: these.
                                   raw-values is raw that makes an array of each value
              --workloads REGEX    only workloads whose name matches, such as 'get-100-.*', or one name
              --list               print the names of the workloads and leave
              --rounds N           how often each is measured: 5 (full) or 3 (quick)
              --seconds S          measured each time: 1 (full) or 0.5 (quick)
              --extern NAME=CMD    a program that takes turns in gets of 100 B; in CMD {java} {threads} {port} {seconds}
                                   {v} are replaced, and "N ops/s" is read from its output; may be repeated
              --server HOST:PORT   a memcached that runs already (no workloads on several servers, no server CPU)
              --server-threads N   of each memcached that is started: 2
              --java HOME          JDK for platform threads: the one that runs this
              --java25 HOME        JDK for virtual threads: JAVA25_HOME, or the one that runs this if it is new enough
              --spin               keep the machine from idling with a process of the lowest priority
              --out FOLDER         benchmarks/target/compare
            """;

    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it is not understood; the message says why
     */
    static Options parse(String[] arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean quick = rest.remove("quick");
        rest.remove("full");
        boolean spin = rest.remove("--spin");
        List<ClientKind> clients = ClientKind.all();
        List<Extern> externs = new ArrayList<>();
        List<Workload> workloads = quick ? Workload.few() : Workload.all();
        int rounds = quick ? 3 : 5;
        double seconds = quick ? 0.5 : 1;
        String server = null;
        int serverThreads = 2;
        Path java = Path.of(System.getProperty("java.home"));
        Path java25 = defaultJava25(java);
        Path folder = Path.of("benchmarks", "target", "compare");
        for (int i = 0; i < rest.size(); i += 2) {
            if (i + 1 == rest.size()) {
                throw new IllegalArgumentException(rest.get(i) + " is not known or wants a value");
            }
            String value = rest.get(i + 1);
            switch (rest.get(i)) {
                case "--clients" ->
                    clients = Pattern.compile(",")
                            .splitAsStream(value)
                            .map(ClientKind::parse)
                            .toList();
                case "--workloads" -> workloads = workloads(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--extern" -> externs.add(Extern.parse(value));
                case "--server" -> server = value;
                case "--server-threads" -> serverThreads = Integer.parseInt(value);
                case "--java" -> java = Path.of(value);
                case "--java25" -> java25 = Path.of(value);
                case "--out" -> folder = Path.of(value);
                default -> throw new IllegalArgumentException("unknown option " + rest.get(i));
            }
        }
        boolean hasVirtual = java25 != null;
        boolean hasServers = server == null;
        Predicate<Workload> possible =
                workload -> (hasVirtual || !workload.virtual()) && (hasServers || workload.servers() == 1);
        int measured = (int) (seconds * 1_000);
        return new Options(
                clients,
                externs,
                workloads.stream().filter(possible).toList(),
                rounds,
                measured + 1_000,
                Math.min(measured, 400),
                measured,
                server,
                serverThreads,
                java,
                java25,
                spin,
                folder);
    }

    private static List<Workload> workloads(String regex) {
        Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
        List<Workload> listed = Workload.all().stream()
                .filter(workload -> matches.test(workload.name()))
                .toList();
        return listed.isEmpty() ? List.of(Workload.parse(regex)) : listed;
    }

    private static @Nullable Path defaultJava25(Path java) {
        String home = System.getenv("JAVA25_HOME");
        if (home != null) {
            return Path.of(home);
        }
        return Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS ? java : null;
    }

    int servers() {
        return workloads.stream().mapToInt(Workload::servers).max().orElse(1);
    }

    /** About how long the run takes, in seconds. */
    double estimatedSeconds() {
        double seconds = 0;
        for (Workload workload : workloads) {
            for (ClientKind client : clients) {
                if (client.canDo(workload)) {
                    seconds +=
                            (rounds * (warmUpMillis + measuredMillis + 250) + firstWarmUpMillis - warmUpMillis) / 1e3;
                }
            }
            long turns =
                    externs.stream().filter(extern -> extern.canDo(workload)).count();
            seconds += turns * rounds * (1.6 * measuredMillis / 1e3 + 1.5);
        }
        return seconds;
    }
}
