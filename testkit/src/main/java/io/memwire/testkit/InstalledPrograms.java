package io.memwire.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that tests need and that not every machine has, {@code memcached} above all. Stateless.
 *
 * @since 0.1
 */
public final class InstalledPrograms {
    private InstalledPrograms() {}

    /**
     * Makes a JUnit test depend on a program: without it the test is skipped, and says so. Where the environment
     * variable {@code CI} is {@code true} the test fails instead, because there it must not be skipped unnoticed.
     * Needs JUnit Jupiter at run time.
     *
     * @param program name of the program
     * @throws AssertionError if it is missing under CI
     */
    public static void assume(String program) {
        assume(program, System.getenv());
    }

    static void assume(String program, Map<String, String> environment) {
        if (find(program, environment).isPresent()) {
            return;
        }
        String message = program + " is not installed: this test needs it on the PATH";
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new AssertionError(message + " (CI=true, so it is not skipped)");
        }
        Assumptions.abort(message);
    }

    /**
     * Looks a program up.
     *
     * @param program name of the program
     * @return the first executable file of that name in the directories of the {@code PATH}
     */
    public static Optional<Path> find(String program) {
        return find(program, System.getenv());
    }

    private static Optional<Path> find(String program, Map<String, String> environment) {
        String path = environment.get("PATH");
        if (path == null) {
            return Optional.empty();
        }
        for (String directory : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, program);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
