package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.memwire.cli.Shell.Run;
import io.memwire.testkit.EmbeddedServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} in a process of its own, since it ends by a signal. */
class ServeCommandTest {
    private static final long SIGINT_BIT = 1L << (2 - 1);

    private static Process serve(String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(
                System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", ""));
        command.add("io.memwire.cli.Memwire");
        command.add("serve");
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader out = process.inputReader(UTF_8);
        return String.valueOf(out.readLine());
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    /** Processes in the background of a shell without job control ignore SIGINT; asked where the system tells. */
    private static boolean ignores(String signal, Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!signal.equals("INT") || !Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & SIGINT_BIT) != 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void servesUntilASignalAndStopsCleanly(String signal) throws IOException, InterruptedException {
        Process process = serve("--port", "0", "--memory", "8m");
        try {
            String line = firstLine(process);
            assertTrue(line.matches("listening on 127\\.0\\.0\\.1:[0-9]+"), line);
            String address = line.substring("listening on ".length());

            assertEquals(
                    ExitStatus.DONE,
                    Shell.of(address).run("set", "key", "value").status());
            assertEquals("value", Shell.of(address).run("get", "key").out());
            assertTrue(Shell.of(address).run("stats").out().matches("(?s).*\nlimit_maxbytes +8388608\n.*"));

            assumeFalse(ignores(signal, process), "who started these tests has SIGINT ignored, and that is inherited");
            signal(signal, process);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(ExitStatus.DONE, process.exitValue());
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void removesItsUnixSocketWhenItStops(@TempDir Path folder) throws IOException, InterruptedException {
        Path socket = folder.resolve("cache.sock");
        Process process = serve("--unix", socket.toString());
        try {
            assertEquals("listening on unix:" + socket, firstLine(process));
            assertEquals(ExitStatus.DONE, Shell.of("unix:" + socket).run("ping").status());

            signal("TERM", process);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertFalse(Files.exists(socket));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void tellsOfAPortThatIsTaken() {
        try (EmbeddedServer other = EmbeddedServer.start()) {
            Run run = Shell.of("").run("serve", "--port", String.valueOf(other.port()));

            assertTrue(run.err().startsWith("memwire: cannot listen on " + other.address()), run.err());
            assertEquals(ExitStatus.FAILED, run.status());
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        Run run = Shell.of("").run("serve", "--port", "65536");

        assertEquals("memwire: port must be 0 to 65535: 65536\n", run.err());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }
}
