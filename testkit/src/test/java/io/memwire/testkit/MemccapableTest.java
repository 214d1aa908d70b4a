package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** libmemcached's own check of a server: every test of the text protocol must pass. */
class MemccapableTest {
    private static final int TESTS = 27;

    @Test
    void passesEveryTestOfTheTextProtocol() throws IOException {
        InstalledPrograms.assume("memccapable");
        try (var server = EmbeddedServer.start()) {
            Process memccapable = new ProcessBuilder(
                            "memccapable", "-a", "-h", "127.0.0.1", "-p", Integer.toString(server.port()), "-t", "5")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(memccapable.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(
                    TESTS,
                    output.lines().filter(line -> line.endsWith("[pass]")).count(),
                    output);
            assertEquals(0, memccapable.onExit().join().exitValue(), output);
        }
    }
}
