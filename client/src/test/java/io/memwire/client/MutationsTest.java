package io.memwire.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows that the tests of the connection can fail: breaks the client in each of the {@linkplain Mutations#ALL ways} that
 * are known, and expects the test that is named there to fail. It takes minutes, so it runs when asked for
 * ({@code -Dmemwire.mutations=true}, see CONTRIBUTING.md); that each mutation still fits the sources is checked always.
 */
class MutationsTest {
    /** A test that has not ended by then hangs, which is a way to fail. */
    private static final int HANG_SECONDS = 60;

    @Test
    void eachFitsTheSourcesAndNamesATest() throws Exception {
        for (Mutation mutation : Mutations.ALL) {
            assertNotEquals(mutation.original(), mutation.mutated(), mutation.what());
            String[] test = mutation.test().split("#", 2);
            Class<?> type = Class.forName(getClass().getPackageName() + "." + test[0]);
            if (test.length > 1) {
                assertTrue(
                        Arrays.stream(type.getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals(test[1])),
                        () -> mutation.test() + " is not there");
            }
        }
    }

    @Test
    @Timeout(15 * 60)
    @EnabledIfSystemProperty(named = "memwire.mutations", matches = "true")
    void eachTestPassesWhileNothingIsBroken(@TempDir Path empty) throws Exception {
        String[] tests = Mutations.ALL.stream().map(Mutation::test).distinct().toArray(String[]::new);

        assertEquals(SelectedTest.PASSED, run(empty, 5 * HANG_SECONDS, tests), () -> output(empty));
    }

    @TestFactory
    @Timeout(60 * 60)
    @EnabledIfSystemProperty(named = "memwire.mutations", matches = "true")
    Stream<DynamicTest> eachIsFound(@TempDir Path scratch) {
        return Mutations.ALL.stream()
                .map(mutation -> DynamicTest.dynamicTest(mutation.what(), () -> assertFound(mutation, scratch)));
    }

    private static void assertFound(Mutation mutation, Path scratch) throws Exception {
        Path classes = Files.createTempDirectory(scratch, "broken");
        compile(mutation, classes);
        long start = System.nanoTime();
        Integer exit = run(classes, HANG_SECONDS, mutation.test());
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);

        assertTrue(exit == null || exit == SelectedTest.FAILED, () -> mutation.test() + " does not find it");
        String how =
                exit == null ? "hangs" : output(classes).lines().findFirst().orElse("");
        System.out.printf(
                "| %s | %s | %s | %d s: %s |%n", mutation.what(), mutation.file(), mutation.test(), seconds, how);
    }

    private static void compile(Mutation mutation, Path classes) throws Exception {
        Path source = Files.writeString(classes.resolve(mutation.file()), mutation.mutated());
        String directory = classes.toString();
        Integer exit = start(
                classes, HANG_SECONDS, "javac", "-proc:none", "-cp", path(classes), "-d", directory, source.toString());
        assertEquals(0, exit, () -> mutation.what() + " does not compile: " + output(classes));
    }

    /** Runs tests with what is in {@code first} before the client. Returns the exit code, or null if it hangs. */
    private static @Nullable Integer run(Path first, int seconds, String... tests) throws Exception {
        var command =
                new ArrayList<>(List.of("java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-cp", path(first)));
        command.add(SelectedTest.class.getName());
        command.addAll(List.of(tests));
        return start(first, seconds, command.toArray(String[]::new));
    }

    /** Runs a program of the JDK; what it says is in {@code output}. */
    private static @Nullable Integer start(Path scratch, int seconds, String... command) throws Exception {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile())
                .start();
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : null;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String output(Path scratch) {
        try {
            return Files.readString(scratch.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The class path of the tests, whether they run on the module path or not. */
    private static String path(Path first) throws URISyntaxException {
        var path = new ArrayList<String>();
        path.add(first.toString());
        path.add(root(MutationsTest.class).toString());
        path.add(root(Call.class).toString());
        for (String property : List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
            path.addAll(List.of(
                    Objects.requireNonNullElse(System.getProperty(property), "").split(File.pathSeparator)));
        }
        path.removeIf(String::isEmpty);
        return String.join(File.pathSeparator, path);
    }

    /** The directory of classes that the class comes from. */
    private static Path root(Class<?> type) throws URISyntaxException {
        URL file = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class"));
        return Path.of(file.toURI()).resolve("../../../..").normalize();
    }
}
