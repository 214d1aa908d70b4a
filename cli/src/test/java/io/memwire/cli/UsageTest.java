package io.memwire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.spi.KeyHasher;
import io.memwire.cli.Shell.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final Shell shell = Shell.of("");

    static List<String> commands() {
        return Commands.NAMES;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpsWithEachCommandByExamples(String command) {
        Run run = shell.run(command, "--help");

        assertEquals(ExitStatus.DONE, run.status(), run.err());
        assertTrue(run.out().startsWith("Usage: memwire " + command + " "), run.out());
        assertTrue(run.out().contains("\nExample"), run.out());
        assertTrue(
                run.out().contains("\n  memwire " + command) || run.out().contains(" memwire " + command), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
    }

    @Test
    void listsAllCommands() {
        String out = shell.run("--help").out();

        for (String command : commands()) {
            assertTrue(out.contains("\n  " + command + " "), command);
        }
        assertTrue(out.contains("Exit status: 0 done or hit, 1 miss or not stored"), out);
    }

    @Test
    void coloursTheHelpAtATerminalOnly() {
        assertTrue(Shell.of("").atATerminal().run("--help").out().contains("\u001b["));
        assertFalse(shell.run("--help").out().contains("\u001b["));
    }

    @Test
    void tellsItsVersion() {
        assertTrue(shell.run("--version").out().startsWith("memwire"));
    }

    @Test
    void wantsACommand() {
        Run run = shell.run();

        assertEquals("memwire: no command given\nTry 'memwire --help'.\n", run.err());
        assertEquals("", run.out());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "get",
                "get key --frobnicate",
                "serve --type int",
                "set key",
                "serve --port 1 --unix x"
            })
    void refusesAWrongCommandLine(String arguments) {
        Run run = shell.run(arguments.split(" "));

        assertTrue(run.err().contains("\nTry 'memwire"), run.err());
        assertEquals("", run.out());
        assertEquals(ExitStatus.BAD_INPUT, run.status());
    }

    @Test
    void completesInBash(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("script");
        Files.write(script, shell.run("completion").bytes());

        var bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "exec 2>/dev/null; . " + script
                                + "; COMP_WORDS=(memwire ro); COMP_CWORD=1; _complete_memwire; echo ${COMPREPLY[@]};"
                                + " COMP_WORDS=(memwire route --hasher ''); COMP_CWORD=3; _complete_memwire;"
                                + " echo ${COMPREPLY[@]}")
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "out"))
                .start();
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS));

        List<String> lines = Files.readAllLines(folder.resolve("out"));
        assertEquals("route", lines.get(0));
        assertEquals(
                ServiceLoader.load(KeyHasher.class).stream()
                        .map(hasher -> hasher.get().name())
                        .sorted()
                        .toList(),
                List.of(lines.get(1).split(" ")),
                "the hashers that are present");
    }
}
