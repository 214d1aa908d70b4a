package io.memwire.it.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Python process with python-memcached, pylibmc and pymemcache: {@code peer.py}, which says what it can be asked. */
final class PythonPeer implements AutoCloseable {
    private static final String MODULES = "import memcache, pylibmc, pymemcache";

    private final Process process;
    private final Path script;
    private final Writer requests;
    private final BufferedReader answers;

    private PythonPeer(Process process, Path script) {
        this.process = process;
        this.script = script;
        this.requests = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts it; where Python or its libraries are missing the test is skipped, or fails where CI is true. */
    static PythonPeer start() {
        try (InputStream source = Objects.requireNonNull(PythonPeer.class.getResourceAsStream("peer.py"))) {
            String python = python();
            Path script = Files.createTempFile("memwire-peer", ".py");
            Files.write(script, source.readAllBytes());
            return new PythonPeer(
                    new ProcessBuilder(python, script.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start(),
                    script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Python that has the libraries: not every one on the PATH is the one that Debian's packages are for. */
    private static String python() throws IOException {
        List<String> candidates = Stream.concat(
                        Stream.of("/usr/bin"), Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
                .map(directory -> directory + "/python3")
                .distinct()
                .filter(candidate -> Files.isExecutable(Path.of(candidate)))
                .toList();
        for (String candidate : candidates) {
            Process trial = new ProcessBuilder(candidate, "-c", MODULES)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.onExit().join().exitValue() == 0) {
                return candidate;
            }
        }
        String message = "no python3 of " + candidates
                + " has the libraries: install python3-memcache, python3-pylibmc and python3-pymemcache";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionError(message + " (CI=true, so this test is not skipped)");
        }
        return Assumptions.abort(message);
    }

    /** Asks one thing. */
    String ask(String request) {
        return ask(List.of(request)).get(0);
    }

    /** Asks many things; the answers are in their order. */
    List<String> ask(List<String> batch) {
        // On a thread of its own: the peer may stop reading until its answers are read.
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(batch));
        var read = new ArrayList<String>(batch.size());
        try {
            while (read.size() < batch.size()) {
                String answer = answers.readLine();
                if (answer == null) {
                    throw new AssertionError("the Python peer ended after " + read.size() + " of " + batch.size()
                            + " answers; it fails at: " + batch.get(read.size()));
                }
                read.add(answer);
            }
            written.join();
        } catch (IOException | CompletionException e) {
            throw new AssertionError("the Python peer failed", e);
        }
        return read;
    }

    private void write(List<String> batch) {
        try {
            for (String request : batch) {
                requests.write(request);
                requests.write('\n');
            }
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes as the peer writes them. */
    static String hex(byte[] bytes) {
        return bytes.length == 0 ? "." : HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return hex.equals(".") ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
