package io.memwire.it.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that follows a link to a file of the examples is what stands in that file. */
class QuotesTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("");
    private static final String LEFT_OUT = "…";

    static Stream<Snippet> quotes() {
        return Stream.of("docs/plugins.md", "docs/modules.md")
                .flatMap(document -> Snippet.all(PROJECT, document).stream())
                .filter(snippet -> snippet.quoted() != null);
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void isWhatStandsInTheFile(Snippet quote) throws IOException {
        assertEquals("", missing(quote, Files.readAllLines(PROJECT.resolve(String.valueOf(quote.quoted())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/plugins.md", "docs/modules.md"})
    void allJavaOfThesePagesIsQuoted(String document) {
        List<Snippet> java = Snippet.of(PROJECT, document);

        assertFalse(java.isEmpty(), "no Java block was found in " + document);
        java.forEach(block -> assertTrue(block.quoted() != null, block + " follows no link to a file of the examples"));
    }

    @Test
    void noticesALineThatIsNotInTheFile() {
        List<String> file = List.of("void a() {", "    one();", "    two();", "    three();", "}");

        assertEquals("", missing(quote("one();\ntwo();"), file));
        assertEquals("", missing(quote("void a() {\n…\n    three();"), file));
        assertEquals("some.md:7: one();", missing(quote("one();\nthree();"), file));
        assertEquals("some.md:9: one();", missing(quote("two();\n…\none();"), file));
        assertEquals("some.md:7: one();", missing(quote("one();\n  two();"), file), "another indentation");
    }

    private static Snippet quote(String code) {
        return new Snippet("some.md", 7, "java", code, "Some.java");
    }

    /** Returns where the first part of the block begins that is not in the file after the part before; else nothing. */
    private static String missing(Snippet quote, List<String> file) {
        List<String> lines = quote.code().lines().toList();
        int searched = 0;
        int begin = 0;
        while (begin < lines.size()) {
            int end = begin;
            while (end < lines.size() && !lines.get(end).strip().equals(LEFT_OUT)) {
                end++;
            }
            int found = find(lines.subList(begin, end), file, searched);
            if (found < 0) {
                return quote.document() + ":" + (quote.firstLine() + begin) + ": " + lines.get(begin);
            }
            searched = found + end - begin;
            begin = end + 1;
        }
        return "";
    }

    /** Returns where the part begins in the file, which may indent all of it by the same; −1 if nowhere. */
    private static int find(List<String> part, List<String> file, int from) {
        for (int at = from; at + part.size() <= file.size(); at++) {
            int indentation = file.get(at).indexOf(part.get(0));
            if (indentation >= 0 && file.get(at).substring(0, indentation).isBlank()) {
                String indent = " ".repeat(indentation);
                if (part.stream()
                        .map(line -> line.isEmpty() ? line : indent + line)
                        .toList()
                        .equals(file.subList(at, at + part.size()))) {
                    return at;
                }
            }
        }
        return -1;
    }
}
