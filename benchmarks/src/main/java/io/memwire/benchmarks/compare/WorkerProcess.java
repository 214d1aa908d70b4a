package io.memwire.benchmarks.compare;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link Worker} in a JVM of its own, as the program sees it. It ends when this process does: its input ends. */
final class WorkerProcess implements AutoCloseable {
    private static final int MAX_SECONDS_PER_TASK = 120;

    private final String client;
    private final Process process;
    private final Writer tasks;
    private final BufferedReader answers;

    private WorkerProcess(String client, Process process) {
        this.client = client;
        this.process = process;
        this.tasks = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one.
     *
     * @param java the home of the JDK to run it with
     * @param log where its standard error goes
     */
    static WorkerProcess start(ClientKind kind, Path java, File log) throws IOException {
        var builder = new ProcessBuilder(
                java.resolve("bin/java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch", // or the first to use a page of the heap pays for it
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                kind.name());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log)); // two JDKs share it
        return new WorkerProcess(kind.name(), builder.start());
    }

    /**
     * Has a task done.
     *
     * @throws FailedException if it could not be done
     */
    Figures run(Task task) throws FailedException {
        var watchdog = new Thread(this::endIfStuck, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            tasks.write(task.line() + "\n");
            tasks.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new FailedException("the JVM of " + client + " ended; see its log");
            }
            if (!answer.startsWith("ok ")) {
                throw new FailedException(answer);
            }
            return Figures.parse(answer.substring("ok ".length()));
        } catch (IOException e) {
            throw new FailedException("the JVM of " + client + " ended: " + e);
        } finally {
            watchdog.interrupt();
        }
    }

    private void endIfStuck() {
        try {
            TimeUnit.SECONDS.sleep(MAX_SECONDS_PER_TASK);
            process.destroyForcibly();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            tasks.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A measurement that gave no figures. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }
}
