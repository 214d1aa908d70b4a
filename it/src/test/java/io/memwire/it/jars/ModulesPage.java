package io.memwire.it.jars;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page {@code docs/modules.md}: under a heading {@code ### memwire-…} each module has a table of facts, a name and a
 * text in each row.
 */
final class ModulesPage {
    private static final String HEADING = "### memwire-";
    private static final String ROW = "| ";
    private static final List<String> ORDER = List.of("exports", "requires", "uses", "provides", "jar");

    private final List<String> lines;

    ModulesPage(String text) {
        this.lines = text.lines().toList();
    }

    /** Returns the artifacts that have a section, in their order. */
    List<String> artifacts() {
        return lines.stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring("### ".length()))
                .toList();
    }

    /** Returns the rows of the first table of a section; empty if there is none. */
    Map<String, String> rows(String artifact) {
        var rows = new LinkedHashMap<String, String>();
        for (int i = firstRow(artifact); i < lines.size() && lines.get(i).startsWith(ROW); i++) {
            String[] cells = lines.get(i).split("\\|", -1);
            rows.put(cells[1].strip(), cells[2].strip());
        }
        return rows;
    }

    /** Returns the page with other rows in the first table of a section, which must have one; rows that it has not are added. */
    String with(String artifact, Map<String, String> rows) {
        int first = firstRow(artifact);
        var all = new LinkedHashMap<>(rows(artifact));
        all.putAll(rows);
        var changed = new ArrayList<>(lines);
        changed.subList(first, first + rows(artifact).size()).clear();
        changed.addAll(
                first,
                all.keySet().stream()
                        .sorted(Comparator.comparingInt(ORDER::indexOf))
                        .map(name -> ROW + name + " | " + all.get(name) + " |")
                        .toList());
        return String.join("\n", changed) + "\n";
    }

    /** Index of the line below {@code | --- | --- |}; the number of lines when the section has no table. */
    private int firstRow(String artifact) {
        int heading = lines.indexOf("### " + artifact);
        for (int i = heading + 1;
                heading >= 0 && i < lines.size() && !lines.get(i).startsWith("#");
                i++) {
            if (lines.get(i).startsWith("| ---")) {
                return i + 1;
            }
        }
        return lines.size();
    }
}
