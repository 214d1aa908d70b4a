package io.memwire.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class InstalledProgramsTest {
    @TempDir
    private Path directory;

    @Test
    void skipsATestWhoseProgramIsMissing() {
        var thrown = assertThrows(
                TestAbortedException.class,
                () -> InstalledPrograms.assume("memcached", Map.of("PATH", directory.toString())));

        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("memcached is not installed"), message);
    }

    @Test
    void failsATestWhoseProgramIsMissingUnderCi() {
        var environment = Map.of("PATH", directory.toString(), "CI", "true");

        assertThrows(AssertionError.class, () -> InstalledPrograms.assume("memcached", environment));
    }

    @Test
    void findsAProgramThatCanBeRun() throws IOException {
        var environment = Map.of("PATH", "/nowhere:" + directory, "CI", "true");
        Path program = Files.createFile(directory.resolve("program"));

        assertThrows(AssertionError.class, () -> InstalledPrograms.assume("program", environment));

        assertEquals(true, program.toFile().setExecutable(true));
        assertDoesNotThrow(() -> InstalledPrograms.assume("program", environment));
    }
}
