package io.memwire.benchmarks.compare;

import io.memwire.benchmarks.compare.WorkerProcess.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program from outside that takes its turn in each round, a new process each time. It is asked for gets of 100 bytes
 * on one server only, fills the server itself, and prints what it reached.
 *
 * @param name what the report calls it
 * @param command a shell's command, in which <code>{java} {threads} {port} {seconds} {v}</code> are replaced: the
 *     {@code java} of the workload, the callers, the server's port, the seconds to measure, and {@code v} for virtual
 *     threads or nothing
 */
record Extern(String name, String command) {
    private static final Pattern THROUGHPUT = Pattern.compile("([0-9.]+) *ops/s");
    private static final Pattern P50 = Pattern.compile("p50=([0-9.]+)us");
    private static final Pattern P99 = Pattern.compile("p99=([0-9.]+)us");
    private static final Pattern CPU = Pattern.compile("cpu/op=([0-9.]+)us");

    static Extern parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--extern wants name=command, not " + option);
        }
        return new Extern(option.substring(0, equals), option.substring(equals + 1));
    }

    boolean canDo(Workload workload) {
        return workload.operation() == Workload.Operation.GET
                && workload.valueBytes() == 100
                && workload.servers() == 1;
    }

    Figures run(Task task, Path java) throws FailedException {
        String server = task.servers().get(0);
        String filled = command.replace("{java}", java.resolve("bin/java").toString())
                .replace("{threads}", Integer.toString(task.workload().callers()))
                .replace("{port}", server.substring(server.lastIndexOf(':') + 1))
                .replace("{seconds}", Double.toString(task.measuredMillis() / 1000.0))
                .replace("{v}", task.workload().virtual() ? "v" : "");
        try {
            Process process = new ProcessBuilder("sh", "-c", filled)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !THROUGHPUT.matcher(output).find()) {
                throw new FailedException("`" + filled + "` printed no ops/s: " + output.strip());
            }
            return new Figures(
                    find(THROUGHPUT, output),
                    find(P50, output),
                    find(P99, output),
                    Double.NaN,
                    find(CPU, output),
                    Double.NaN,
                    Double.NaN);
        } catch (IOException e) {
            throw new FailedException("cannot run `" + filled + "`: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        }
    }

    private static double find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }
}
