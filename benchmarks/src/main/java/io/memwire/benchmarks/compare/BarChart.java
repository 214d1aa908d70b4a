package io.memwire.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart of bars in groups, as SVG. Its text follows the reader's light or dark scheme, and the bars have colours that
 * can be told apart on either.
 *
 * @param title above the chart, with the unit
 * @param groups from top to bottom
 * @param scale whether bars can be compared between groups, or only within one
 */
record BarChart(String title, List<Group> groups, Scale scale) {
    /** What the longest bar stands for. */
    enum Scale {
        COMMON,
        OF_EACH_GROUP
    }

    private static final int WIDTH = 860;
    private static final int LEFT = 270;
    private static final int RIGHT = 60;
    private static final int BAR = 13;
    private static final int GAP = 14;
    private static final int TOP = 64;

    private static final Map<String, String> COLOURS = Map.of(
            "raw", "#8c959f",
            "memwire", "#1f8fff",
            "spymemcached", "#d4762c",
            "spymemcached-merging", "#b08800",
            "xmemcached", "#2da44e",
            "folsom", "#a475f9",
            "folsom-binary", "#d15ba2");

    private static final String OTHER_COLOUR = "#e5534b";

    /**
     * Bars that belong together.
     *
     * @param name at their left
     * @param bars by client, in their order
     */
    record Group(String name, Map<String, Double> bars) {}

    String svg() {
        var body = new StringBuilder();
        int y = TOP;
        for (Group group : groups) {
            double longest = longest(scale == Scale.COMMON ? groups : List.of(group));
            int height = group.bars().size() * BAR;
            text(body, LEFT - 10, y + height / 2 + 4, "end", group.name());
            for (Map.Entry<String, Double> bar : group.bars().entrySet()) {
                double width = bar.getValue() / longest * (WIDTH - LEFT - RIGHT);
                body.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        LEFT,
                        y,
                        width,
                        BAR - 2,
                        colour(bar.getKey())));
                text(body, LEFT + (int) width + 5, y + BAR - 3, "start", number(bar.getValue()));
                y += BAR;
            }
            y += GAP;
        }
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                        + " role=\"img\" aria-label=\"%3$s\">%n"
                        + "<style>text{font:11px system-ui,sans-serif;fill:#1f2328}"
                        + ".title{font-weight:600;font-size:14px}@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>%n%4$s%5$s%6$s</svg>%n",
                WIDTH,
                y,
                escape(title),
                "<text class=\"title\" x=\"10\" y=\"22\">" + escape(title) + "</text>\n",
                legend(),
                body);
    }

    private static double longest(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.bars().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    private String legend() {
        var legend = new StringBuilder();
        int x = 10;
        for (String client : groups.stream()
                .flatMap(group -> group.bars().keySet().stream())
                .distinct()
                .toList()) {
            legend.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"36\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
                    x,
                    colour(client)));
            text(legend, x + 14, 45, "start", client);
            x += 26 + 6 * client.length();
        }
        return legend.toString();
    }

    private static String colour(String client) {
        return COLOURS.getOrDefault(client, OTHER_COLOUR);
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escape(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
