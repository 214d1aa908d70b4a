package io.memwire.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Measures one client, in a JVM that has seen no other: what the compiler learns from one shall not slow down another.
 * It reads {@link Task}s, a line each, and answers each with a line, {@code ok} and {@link Figures} or {@code failed}
 * and why, until there are no more. Whatever else is printed goes to standard error.
 */
final class Worker {
    private Worker() {}

    /**
     * Runs until standard input ends.
     *
     * @param arguments the name of the client
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        System.setProperty("net.spy.log.LoggerImpl", "net.spy.memcached.compat.log.SLF4JLogger");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        ClientKind kind = ClientKind.parse(arguments[0]);
        Set<Workload> seen = new HashSet<>();
        var tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            Task task = Task.parse(line);
            int warmUp = seen.add(task.workload()) ? task.firstWarmUpMillis() : task.warmUpMillis();
            answers.println(answer(kind, task, warmUp));
            answers.flush();
        }
        System.exit(0); // a client may have left threads behind
    }

    private static String answer(ClientKind kind, Task task, int warmUpMillis) {
        System.gc(); // garbage of the measurement before is not this one's
        try {
            return "ok " + new Measurement(task, warmUpMillis).run(kind).line();
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return "failed " + e.toString().replace('\n', ' ');
        }
    }
}
