package io.memwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a program in a JVM of its own, for what a JVM decides only once: where its log goes, or which jars it has. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Runs one of these tests' classes, with all that this JVM can load.
     *
     * @param options the JVM's, such as system properties
     * @return what it printed, errors and log included
     * @throws AssertionError if it does not end with status 0
     */
    public static String output(Class<?> program, String... options) {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(entries -> !entries.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        String here = Path.of(System.getProperty("basedir", ""), "target", "test-classes")
                .toString();
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", here + File.pathSeparator + path, program.getName()));
        return output(arguments);
    }

    /** The same for any arguments of {@code java}. */
    public static String output(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        try {
            Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(jvm.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, jvm.onExit().join().exitValue(), output);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
