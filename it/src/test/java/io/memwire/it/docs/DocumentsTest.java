package io.memwire.it.docs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show to users compiles against what users get. */
class DocumentsTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("");

    static Stream<Snippet> snippets() {
        return Stream.of(
                        "README.md",
                        "docs/guide.md",
                        "docs/connections.md",
                        "docs/errors.md",
                        "docs/locators.md",
                        "docs/migration.md",
                        "docs/testing.md")
                .flatMap(document -> Snippet.of(PROJECT, document).stream());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(Snippet snippet, @TempDir Path classes) {
        assertEquals("", errors(snippet, classes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/guide.md", "docs/connections.md", "docs/migration.md", "docs/testing.md"})
    void holdsJavaBlocks(String document) {
        assertFalse(Snippet.of(PROJECT, document).isEmpty(), "no Java block was found in " + document);
    }

    @Test
    void namesTheLineOfTheDocumentThatDoesNotCompile(@TempDir Path classes) {
        var broken = new Snippet("some.md", 40, "java", "int one = 1;\nint two = cache.noSuchMethod();", null);

        assertTrue(errors(broken, classes).startsWith("some.md:41: "), errors(broken, classes));
    }

    /** Returns what javac complains of, by file and line. */
    private static String errors(Snippet snippet, Path classes) {
        SnippetSource source = SnippetSource.of(snippet);
        return UserCompiler.errors(List.of(source), source.isModule(), classes).stream()
                .map(error -> snippet.document() + ":"
                        + (snippet.firstLine() + error.getLineNumber() - 1 - source.linesBefore()) + ": "
                        + error.getMessage(Locale.ROOT))
                .collect(joining("\n"));
    }
}
