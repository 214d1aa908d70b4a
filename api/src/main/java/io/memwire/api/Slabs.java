package io.memwire.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code stats items}, whose names are {@code items:<slab class>:<name>}. */
final class Slabs {
    private static final String ITEMS = "items:";

    private Slabs() {}

    static Map<Server, Map<Integer, Map<String, String>>> ofAll(Map<Server, Map<String, String>> items) {
        var slabs = new LinkedHashMap<Server, Map<Integer, Map<String, String>>>();
        items.forEach((server, statistics) -> slabs.put(server, byClass(statistics)));
        return slabs;
    }

    private static Map<Integer, Map<String, String>> byClass(Map<String, String> statistics) {
        var classes = new TreeMap<Integer, Map<String, String>>();
        statistics.forEach((name, value) -> {
            int colon = name.indexOf(':', ITEMS.length());
            if (name.startsWith(ITEMS) && colon > 0) {
                Integer slabClass = number(name.substring(ITEMS.length(), colon));
                if (slabClass != null) {
                    classes.computeIfAbsent(slabClass, any -> new LinkedHashMap<>())
                            .put(name.substring(colon + 1), value);
                }
            }
        });
        return classes;
    }

    /** Null when it is none: another kind of statistic. */
    private static @Nullable Integer number(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
