package io.memwire.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/concurrency.md} names tests that are there, and at least one for each trap. */
class ConcurrencyPageTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("");
    private static final Path PAGE = PROJECT.resolve("docs/concurrency.md");
    private static final Pattern TRAP = Pattern.compile("^\\| (\\d+)\\. .*");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void eachTrapHasATest() throws IOException {
        var numbers = new ArrayList<Integer>();
        for (String line : Files.readAllLines(PAGE)) {
            var trap = TRAP.matcher(line);
            if (trap.matches()) {
                numbers.add(Integer.valueOf(trap.group(1)));
                assertTrue(TEST.matcher(line).find(), line);
            }
        }
        assertEquals(
                Stream.iterate(1, number -> number + 1).limit(numbers.size()).toList(), numbers);
        assertTrue(numbers.size() >= 10, "traps: " + numbers);
    }

    @Test
    void eachTestIsThere() throws IOException {
        var tests = TEST.matcher(Files.readString(PAGE));
        while (tests.find()) {
            String name = tests.group(1);
            String member = tests.group(2);
            List<Path> sources = sources(name + ".java");
            assertEquals(1, sources.size(), name);
            assertTrue(
                    member == null
                            || Files.readString(sources.get(0)).matches("(?s).*(void|class) " + member + "\\b.*"),
                    name + "." + member);
        }
    }

    private static List<Path> sources(String file) throws IOException {
        var found = new ArrayList<Path>();
        for (String module : List.of("client", "it")) {
            try (Stream<Path> all = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
                all.filter(path -> path.endsWith(file)).forEach(found::add);
            }
        }
        return found;
    }
}
