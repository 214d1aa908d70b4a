package io.memwire.it.jars;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.it.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client finds plug-ins by their jars alone, on the module path and on the class path, each in a JVM of its own. */
class DiscoveryTest {
    private static final Pattern PUBLISHED =
            Pattern.compile("memwire-(api|hashing|protocol-text|client|compression-.+)");

    /** The libraries of those, as this test was given them. */
    private static final Pattern LIBRARIES = Pattern.compile("(jspecify|slf4j-api|lz4-java|zstd-jni)-.*\\.jar");

    /** SLF4J says that it has no log, and newer JDKs that a library has native code, with an empty line. */
    private static final Pattern LIBRARIES_OWN_LINES = Pattern.compile("SLF4J|WARNING|$");

    /** Writes with each of the plug-ins in turn, and asks for one that is not there. */
    private static final String APPLICATION = """
            import io.memwire.api.InvalidRequestException;
            import io.memwire.api.MemcacheClient;

            class Application {
                public static void main(String[] names) {
                    System.out.println("on the " + (MemcacheClient.class.getModule().isNamed() ? "module path" : "class path"));
                    for (String name : names) {
                        try (var cache = MemcacheClient.builder().compressor(name).build()) {
                            System.out.println(name);
                        } catch (InvalidRequestException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void onTheModulePath() throws Exception {
        assertFindsAll("module path", "-p", jars(), "--add-modules", "io.memwire.client");
    }

    @Test
    void onTheClassPath() throws Exception {
        assertFindsAll("class path", "-cp", jars());
    }

    private void assertFindsAll(String path, String... options) throws IOException {
        List<String> output = run(options);

        assertEquals(List.of("on the " + path, "lz4", "zstd"), output.subList(0, 3));
        assertTrue(output.get(3).contains("(present: lz4, zlib, zstd)"), output::toString);
    }

    private List<String> run(String... options) throws IOException {
        Path source = Files.writeString(folder.resolve("Application.java"), APPLICATION);
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(source.toString(), "lz4", "zstd", "none"));
        return ChildJvm.output(arguments)
                .lines()
                .filter(line -> !LIBRARIES_OWN_LINES.matcher(line).lookingAt())
                .toList();
    }

    private static String jars() {
        Stream<String> ours = PublishedJar.all().stream()
                .filter(jar -> PUBLISHED.matcher(jar.artifact()).matches())
                .map(jar -> jar.path().toString());
        Stream<String> libraries = Stream.of("jdk.module.path", "java.class.path")
                .flatMap(property -> Stream.of(System.getProperty(property, "").split(File.pathSeparator, -1)))
                .filter(entry -> LIBRARIES.matcher(new File(entry).getName()).matches());
        return Stream.concat(ours, libraries).distinct().collect(joining(File.pathSeparator));
    }
}
