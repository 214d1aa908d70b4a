package io.memwire.it.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of {@code docs/failures.md}. */
final class FailuresPage {
    private static final Path FILE = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling("docs")
            .resolve("failures.md");

    private static final String HEAD = "| fault | `get` | `set` | `incr` | `getMulti` | applied | in use again |";

    /** One row: a fault, and the cell of each command. */
    record Row(String fault, Map<Operation, String> cells, String applied, String inUseAgain) {
        String cell(Operation operation) {
            return Objects.requireNonNull(cells.get(operation));
        }

        boolean isNeverApplied() {
            return applied.equals("no");
        }

        @Override
        public String toString() {
            return fault;
        }
    }

    private FailuresPage() {}

    static List<Row> rows() {
        List<String> lines;
        try {
            lines = Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stream()
                .skip(lines.indexOf(HEAD) + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(FailuresPage::row)
                .toList();
    }

    private static Row row(String line) {
        Iterator<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).iterator();
        cells.next(); // what is before the first bar
        String fault = cells.next();
        var operations = new EnumMap<Operation, String>(Operation.class);
        for (Operation operation : Operation.values()) {
            operations.put(operation, withoutQuotes(cells.next()));
        }
        return new Row(fault, operations, withoutQuotes(cells.next()), withoutQuotes(cells.next()));
    }

    private static String withoutQuotes(String cell) {
        return cell.replace("`", "");
    }
}
