package io.memwire.it.jars;

import java.util.List;
import java.util.Locale;

/**
 * A picture of boxes and arrows as SVG. The boxes have a ground of their own and all that stands beside them is a middle
 * grey, so that it can be read on a light page and on a dark one.
 */
final class SvgPicture {
    private static final String GREY = "#7d8590";
    private static final String TEXT = "#1f2328";

    private final StringBuilder svg = new StringBuilder();

    /** What a box is filled and framed with. */
    enum Colour {
        BLUE("#ddf4ff", "#218bff"),
        GREEN("#dafbe1", "#2da44e");

        private final String ground;
        private final String frame;

        Colour(String ground, String frame) {
            this.ground = ground;
            this.frame = frame;
        }
    }

    /** A place in the picture; its y grows downwards. */
    record Point(double x, double y) {}

    SvgPicture(int width, int height, String title) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\""
                + " font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, monospace\">\n"
                + "<title>" + title + "</title>\n"
                + "<marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                + " orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"" + GREY + "\"/></marker>\n");
    }

    /** Draws an arrow through these points: a curve to every second one, and straight on to the next. */
    void arrow(List<Point> points, boolean dashed) {
        var path = new StringBuilder(
                "M" + number(points.get(0).x()) + " " + number(points.get(0).y()));
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            String bend = number((from.x() + to.x()) / 2);
            path.append(
                    i % 2 == 0
                            ? " H" + number(to.x())
                            : " C" + bend + " " + number(from.y()) + " " + bend + " " + number(to.y()) + " "
                                    + number(to.x()) + " " + number(to.y()));
        }
        svg.append("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + GREY + "\" stroke-width=\"1.5\""
                + (dashed ? " stroke-dasharray=\"5 4\"" : "") + " marker-end=\"url(#head)\"/>\n");
    }

    /** Draws a box with two lines of text. */
    void box(Point corner, int width, int height, Colour colour, String title, String subtitle) {
        svg.append("<rect x=\"" + number(corner.x()) + "\" y=\"" + number(corner.y()) + "\" width=\"" + width
                + "\" height=\"" + height + "\" rx=\"6\" fill=\"" + colour.ground + "\" stroke=\"" + colour.frame
                + "\"/>\n");
        double middle = corner.x() + width / 2.0;
        text(new Point(middle, corner.y() + 17), "middle", TEXT, 13, title);
        text(new Point(middle, corner.y() + 32), "middle", TEXT, 10, subtitle);
    }

    /** Writes a line of text beside the boxes. */
    void note(Point place, String text) {
        text(place, "start", GREY, 12, text);
    }

    private void text(Point place, String anchor, String fill, int size, String text) {
        svg.append("<text x=\"" + number(place.x()) + "\" y=\"" + number(place.y()) + "\" text-anchor=\"" + anchor
                + "\" fill=\"" + fill + "\" font-size=\"" + size + "\">" + text + "</text>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
