package io.memwire.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a worker is told to measure; travels as one line.
 *
 * @param workload what the callers do
 * @param servers {@code host:port} each
 * @param serverPids the servers' processes, whose CPU time is read; may be empty
 * @param firstWarmUpMillis before the first measurement of a workload in this JVM
 * @param warmUpMillis before each other
 * @param measuredMillis how long
 */
record Task(
        Workload workload,
        List<String> servers,
        List<Long> serverPids,
        int firstWarmUpMillis,
        int warmUpMillis,
        int measuredMillis) {
    String line() {
        return String.join(
                " ",
                workload.name(),
                String.join(",", servers),
                serverPids.isEmpty()
                        ? "-"
                        : String.join(
                                ",", serverPids.stream().map(String::valueOf).toList()),
                Integer.toString(firstWarmUpMillis),
                Integer.toString(warmUpMillis),
                Integer.toString(measuredMillis));
    }

    static Task parse(String line) {
        String[] fields = line.split(" ", -1);
        return new Task(
                Workload.parse(fields[0]),
                List.of(fields[1].split(",", -1)),
                fields[2].equals("-")
                        ? List.of()
                        : Stream.of(fields[2].split(",", -1)).map(Long::valueOf).toList(),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]));
    }
}
