package io.memwire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Text in aligned columns under a bold heading; numbers stand on the right of their column. */
final class Table {
    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*( ms)?|-");

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> heading) {
        rows.add(List.copyOf(heading));
    }

    /** Adds a row with as many cells as the heading has. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void print(Terminal terminal) throws IOException {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] isNumeric = new boolean[columns];
        Arrays.fill(isNumeric, true);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String cell = rows.get(row).get(column);
                widths[column] = Math.max(widths[column], width(cell));
                isNumeric[column] &= row == 0 || NUMBER.matcher(cell).matches();
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            String line = line(rows.get(row), widths, isNumeric).stripTrailing();
            boolean bold = row == 0 && terminal.colours();
            terminal.out().write(((bold ? "\u001b[1m" + line + "\u001b[0m" : line) + "\n").getBytes(UTF_8));
        }
    }

    private static String line(List<String> cells, int[] widths, boolean[] isNumeric) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - width(cells.get(column)));
            String cell = cells.get(column);
            line.append(column == 0 ? "" : GAP).append(isNumeric[column] ? padding + cell : cell + padding);
        }
        return line.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
