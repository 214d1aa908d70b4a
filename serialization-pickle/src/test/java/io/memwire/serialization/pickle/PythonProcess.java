package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.memwire.testkit.InstalledPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running {@code peer.py}, which says what it can be asked. */
final class PythonProcess implements AutoCloseable {
    private final Path script;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    private PythonProcess(Path script) throws IOException {
        this.script = script;
        process = new ProcessBuilder(
                        InstalledPrograms.find("python3").orElseThrow().toString(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = new OutputStreamWriter(process.getOutputStream(), US_ASCII);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    }

    /** Starts it; without a Python the test is skipped, or fails where CI is true. */
    static PythonProcess start() {
        InstalledPrograms.assume("python3");
        try {
            Path script = Files.createTempFile("memwire-pickle-peer", ".py");
            Files.write(script, Resources.bytes("peer.py"));
            return new PythonProcess(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("Python has ended; its standard error says why");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.delete(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
