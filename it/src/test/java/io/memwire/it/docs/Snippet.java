package io.memwire.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java block of a document.
 *
 * @param document the file, as seen from the project's folder
 * @param firstLine number of the first line of code in the document, from 1
 * @param code the lines between the fences
 */
record Snippet(String document, int firstLine, String code) {
    private static final String BEGIN = "```java";
    private static final String END = "```";

    /** Returns the Java blocks of a document in their order. */
    static List<Snippet> of(Path project, String document) {
        List<String> lines;
        try {
            lines = Files.readAllLines(project.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(BEGIN)) {
                int begin = i + 1;
                int end = begin + lines.subList(begin, lines.size()).indexOf(END);
                snippets.add(new Snippet(document, begin + 1, String.join("\n", lines.subList(begin, end))));
                i = end;
            }
        }
        return snippets;
    }

    @Override
    public String toString() {
        return document + ":" + firstLine;
    }
}
