package io.memwire.it.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/python-memcached.md} and the tests of its rows: one test for each row, and one row for each test. */
class MappingTest {
    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z0-9._-]+)` \\| .+ \\| .+ \\|");
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("docs/python-memcached.md");
    private static final List<Class<?>> TESTS = List.of(
            DefaultsRowsTest.class,
            ServersRowsTest.class,
            PlacementRowsTest.class,
            KeysRowsTest.class,
            ValuesRowsTest.class,
            CommandsRowsTest.class,
            MultiRowsTest.class,
            AdministrationRowsTest.class,
            FailuresRowsTest.class,
            LogRowsTest.class);

    @Test
    void everyRowHasItsTestAndEveryTestItsRow() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
        assertTrue(rows.size() > 100, "rows seen in " + PAGE + ": " + rows.size());

        assertEquals(List.of(), without(rows, testedRows()), "rows without a test");
        assertEquals(List.of(), without(testedRows(), rows), "tests without a row");
        assertEquals(rows.size(), testedRows().size(), "a row has two tests, or an id two rows");
    }

    private static List<String> without(List<String> ids, List<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private static List<String> testedRows() {
        var tested = new ArrayList<String>();
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                Row row = method.getAnnotation(Row.class);
                assertEquals(
                        row != null,
                        Stream.of(method.getAnnotations())
                                .anyMatch(each ->
                                        each.annotationType().getSimpleName().endsWith("Test")),
                        method + " is a test without a row, or has a row and is no test");
                if (row != null) {
                    tested.add(row.value());
                }
            }
        }
        return tested;
    }
}
