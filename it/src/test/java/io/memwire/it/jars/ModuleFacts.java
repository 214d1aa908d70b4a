package io.memwire.it.jars;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the descriptor of a module says.
 *
 * @param artifact the artifact's name
 * @param name the module's name
 * @param exports its packages, qualified exports left out
 * @param requires each name with its modifiers, {@code java.base} left out
 * @param uses services
 * @param provides providers by service
 */
record ModuleFacts(
        String artifact,
        String name,
        List<String> exports,
        List<String> requires,
        List<String> uses,
        Map<String, List<String>> provides) {
    private static final String OURS = "io.memwire.";

    /** Returns the facts of all published modules, ordered by artifact. */
    static List<ModuleFacts> all() {
        return PublishedJar.all().stream()
                .map(jar -> of(jar.artifact(), jar.described()))
                .toList();
    }

    /** Reads what {@code jar --describe-module} printed. */
    static ModuleFacts of(String artifact, String described) {
        String name = "";
        var exports = new ArrayList<String>();
        var requires = new ArrayList<String>();
        var uses = new ArrayList<String>();
        var provides = new TreeMap<String, List<String>>();
        for (String line : described.lines().toList()) {
            List<String> words = List.of(line.split(" "));
            String subject = words.get(1);
            List<String> rest = words.subList(2, words.size());
            switch (words.get(0)) {
                case "module" -> name = subject;
                case "exports" -> exports.add(subject);
                case "requires" -> requires.add(String.join(" ", words.subList(1, words.size())));
                case "uses" -> uses.add(subject);
                case "provides" -> provides.put(subject, rest.subList(1, rest.size())); // after "with"
                default -> {} // "contains", "qualified": nobody's business
            }
        }
        requires.removeIf(required -> required.startsWith("java.base "));
        return new ModuleFacts(artifact, name, exports, requires, uses, provides);
    }

    /** Names of the modules of ours that it requires. */
    List<String> requiredOfOurs() {
        return requires.stream()
                .map(required -> required.split(" ", 2)[0])
                .filter(required -> required.startsWith(OURS))
                .toList();
    }

    /** Names of the libraries, the JDK's modules left out, that must be there when it runs. */
    List<String> libraries() {
        return requires.stream()
                .filter(required -> !required.startsWith(OURS) && !required.contains(" static"))
                .map(required -> required.split(" ", 2)[0])
                .filter(required -> !required.startsWith("java.") && !required.startsWith("jdk."))
                .toList();
    }

    /** Its rows in the table of {@code docs/modules.md}, by their first cell; the size is not among them. */
    Map<String, String> rows() {
        var rows = new LinkedHashMap<String, String>();
        rows.put("exports", cell(exports.stream().map(ModuleFacts::code)));
        rows.put("requires", cell(requires.stream().map(ModuleFacts::requirement)));
        rows.put("uses", cell(uses.stream().map(service -> code(simpleName(service)))));
        rows.put("provides", cell(provides.entrySet().stream().map(ModuleFacts::provision)));
        return rows;
    }

    private static String requirement(String required) {
        String[] words = required.split(" ", 2);
        return words.length == 1 ? code(words[0]) : code(words[0]) + " (" + words[1].replace(" ", ", ") + ")";
    }

    private static String provision(Map.Entry<String, List<String>> provision) {
        return code(simpleName(provision.getKey())) + ": "
                + provision.getValue().stream()
                        .map(provider -> code(simpleName(provider)))
                        .collect(joining(", "));
    }

    private static String cell(Stream<String> parts) {
        String cell = parts.collect(joining("; "));
        return cell.isEmpty() ? "nothing" : cell;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    @Override
    public String toString() {
        return artifact;
    }
}
