package io.memwire.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of code in a document.
 *
 * @param document the file, as seen from the project's folder
 * @param firstLine number of the first line of code in the document, from 1
 * @param language what stands behind the opening fence
 * @param code the lines between the fences
 * @param quoted the file that the block is taken from, as seen from the project's folder: the last one below
 *     {@code examples} that the paragraph above the block links; null if there is none
 */
record Snippet(
        String document,
        int firstLine,
        String language,
        String code,
        @Nullable String quoted) {
    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("\\]\\((?:\\.\\./)?(examples/[^)]+\\.\\w+)\\)");

    /** Returns the Java blocks of a document in their order. */
    static List<Snippet> of(Path project, String document) {
        return all(project, document).stream()
                .filter(snippet -> snippet.language.equals("java"))
                .toList();
    }

    /** Returns all blocks of a document in their order. */
    static List<Snippet> all(Path project, String document) {
        List<String> lines;
        try {
            lines = Files.readAllLines(project.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int begin = i + 1;
                int end = begin + lines.subList(begin, lines.size()).indexOf(FENCE);
                snippets.add(new Snippet(
                        document,
                        begin + 1,
                        lines.get(i).substring(FENCE.length()),
                        String.join("\n", lines.subList(begin, end)),
                        lastLink(paragraphAbove(lines, i))));
                i = end;
            }
        }
        return snippets;
    }

    private static String paragraphAbove(List<String> lines, int fence) {
        int end = Math.max(0, fence - 1); // a blank line stands between
        int begin = end;
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
            begin--;
        }
        return String.join("\n", lines.subList(begin, end));
    }

    private static @Nullable String lastLink(String paragraph) {
        Matcher links = LINK.matcher(paragraph);
        String last = null;
        while (links.find()) {
            last = links.group(1);
        }
        return last;
    }

    @Override
    public String toString() {
        return document + ":" + firstLine;
    }
}
