package io.memwire.it.jars;

import static java.util.stream.Collectors.toMap;

import io.memwire.it.jars.SvgPicture.Colour;
import io.memwire.it.jars.SvgPicture.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws which module requires which, and which finds which as a service: those that nobody needs on the left, an arrow to
 * the right for each need. A need that follows from others is left out.
 */
final class ModuleGraph {
    private static final String PREFIX = "io.memwire.";
    private static final int BOX_WIDTH = 210;
    private static final int BOX_HEIGHT = 40;
    private static final int COLUMN = 330;
    private static final int LANE = 12; // height of the place where a long arrow passes a column
    private static final int GAP = 14;
    private static final int MARGIN = 12;
    private static final int LEGEND = 30;
    private static final int SWEEPS = 8;

    /** A box, or the place where a long arrow passes a column. */
    private static final class Place {
        final @Nullable ModuleFacts module;
        final int column; // counted from the right
        final List<Place> next = new ArrayList<>();
        final List<Place> previous = new ArrayList<>();
        double y;

        Place(@Nullable ModuleFacts module, int column) {
            this.module = module;
            this.column = column;
        }

        int height() {
            return module == null ? LANE : BOX_HEIGHT;
        }

        double middle() {
            return y + height() / 2.0;
        }
    }

    private record Arrow(List<Place> way, boolean service) {}

    private final Map<String, ModuleFacts> modules;
    private final Map<String, Place> boxes = new TreeMap<>();
    private final List<List<Place>> columns = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();

    private ModuleGraph(List<ModuleFacts> all) {
        this.modules = all.stream().collect(toMap(ModuleFacts::name, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** Returns the picture as SVG, the same for the same facts. */
    static String draw(List<ModuleFacts> modules) {
        var graph = new ModuleGraph(modules);
        graph.place();
        graph.arrange();
        return graph.svg();
    }

    private void place() {
        for (ModuleFacts module : modules.values()) {
            int column = depth(module.name());
            while (columns.size() <= column) {
                columns.add(new ArrayList<>());
            }
            var box = new Place(module, column);
            boxes.put(module.name(), box);
            columns.get(column).add(box);
        }
        for (ModuleFacts module : modules.values()) {
            needs(module).forEach((other, service) -> {
                if (!follows(module, other)) {
                    connect(box(module.name()), box(other), service);
                }
            });
        }
    }

    private Place box(String module) {
        return Objects.requireNonNull(boxes.get(module));
    }

    private void connect(Place from, Place to, boolean service) {
        var way = new ArrayList<>(List.of(from));
        for (int column = from.column - 1; column > to.column; column--) {
            var lane = new Place(null, column);
            columns.get(column).add(lane);
            way.add(lane);
        }
        way.add(to);
        for (int i = 1; i < way.size(); i++) {
            way.get(i - 1).next.add(way.get(i));
            way.get(i).previous.add(way.get(i - 1));
        }
        arrows.add(new Arrow(way, service));
    }

    /** What the module requires, and whose services it finds: true where only the latter. */
    private Map<String, Boolean> needs(ModuleFacts module) {
        var needs = new TreeMap<String, Boolean>();
        for (ModuleFacts other : modules.values()) {
            boolean serves = module.uses().stream().anyMatch(other.provides()::containsKey);
            if (serves && !requires(other, module.name())) { // the builder's own provider requires the builder
                needs.put(other.name(), true);
            }
        }
        module.requiredOfOurs().forEach(required -> needs.put(required, false));
        return needs;
    }

    private boolean requires(ModuleFacts module, String wanted) {
        return module.requiredOfOurs().stream()
                .anyMatch(required -> required.equals(wanted) || requires(facts(required), wanted));
    }

    private ModuleFacts facts(String module) {
        return Objects.requireNonNull(modules.get(module), () -> "there is no descriptor of " + module);
    }

    /** Whether a need follows from another need of the module that is drawn. */
    private boolean follows(ModuleFacts module, String need) {
        return needs(module).keySet().stream()
                .anyMatch(other -> !other.equals(need)
                        && !Boolean.TRUE.equals(needs(module).get(other))
                        && requires(facts(other), need));
    }

    private int depth(String name) {
        return needs(facts(name)).keySet().stream()
                .mapToInt(need -> depth(need) + 1)
                .max()
                .orElse(0);
    }

    /** Orders each column by where its neighbours are, back and forth, so that few arrows cross. */
    private void arrange() {
        columns.forEach(ModuleGraph::stack);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean leftwards = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                List<Place> column = columns.get(leftwards ? i : columns.size() - 1 - i);
                var wanted = new HashMap<Place, Double>();
                column.forEach(place -> wanted.put(place, wish(place, leftwards ? place.next : place.previous)));
                column.sort((a, b) -> Double.compare(wanted.getOrDefault(a, a.y), wanted.getOrDefault(b, b.y)));
                stack(column);
            }
        }
    }

    private static double wish(Place place, List<Place> neighbours) {
        return neighbours.stream().mapToDouble(Place::middle).average().orElse(place.middle());
    }

    private static void stack(List<Place> column) {
        double y = -height(column) / 2.0; // around 0, so that all columns have one middle
        for (Place place : column) {
            place.y = y;
            y += place.height() + GAP;
        }
    }

    private static int height(List<Place> column) {
        return column.stream().mapToInt(place -> place.height() + GAP).sum() - GAP;
    }

    private String svg() {
        int height = columns.stream().mapToInt(ModuleGraph::height).max().orElse(0);
        int width = (columns.size() - 1) * COLUMN + BOX_WIDTH;
        double middle = MARGIN + height / 2.0;
        var picture = new SvgPicture(width + 2 * MARGIN, height + 2 * MARGIN + LEGEND, "The modules of Memwire");
        for (Arrow arrow : arrows) {
            var points = new ArrayList<Point>();
            for (Place place : arrow.way()) {
                points.add(new Point(x(place), middle + place.middle()));
                points.add(new Point(x(place) + BOX_WIDTH, middle + place.middle()));
            }
            picture.arrow(points.subList(1, points.size() - 1), arrow.service());
        }
        for (Place box : boxes.values()) {
            ModuleFacts module = Objects.requireNonNull(box.module);
            String libraries = String.join(", ", module.libraries());
            picture.box(
                    new Point(x(box), middle + box.y),
                    BOX_WIDTH,
                    BOX_HEIGHT,
                    isPlugin(module) ? Colour.GREEN : Colour.BLUE,
                    module.name().replace(PREFIX, ""),
                    libraries.isEmpty() ? "no library" : libraries);
        }
        double line = height + 2 * MARGIN + 18;
        legend(picture, new Point(MARGIN, line), false, "requires");
        legend(picture, new Point(MARGIN + COLUMN / 2.0, line), true, "finds as a service, if it is there");
        return picture.toString();
    }

    private static void legend(SvgPicture picture, Point left, boolean dashed, String meaning) {
        var end = new Point(left.x() + 40, left.y());
        picture.arrow(List.of(left, end), dashed);
        picture.note(new Point(end.x() + 8, left.y() + 4), meaning);
    }

    /** Whether it provides plug-ins, and not only the client behind the builder. */
    private static boolean isPlugin(ModuleFacts module) {
        return module.provides().keySet().stream().anyMatch(service -> !service.endsWith("ClientProvider"));
    }

    private int x(Place place) {
        return MARGIN + (columns.size() - 1 - place.column) * COLUMN;
    }
}
