package io.memwire.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts arguments into the order in which they can be parsed. Common options may stand before the command
 * ({@code memwire --json get key}), and a value may be a negative number, which looks like an option
 * ({@code memwire set temperature -5}).
 */
final class ArgumentOrder {
    private static final Set<String> FOLLOWED_BY_A_VALUE = Set.of(
            "--servers", "--hasher", "--locator", "--timeout", "--type", "--dialect", "--ttl", "--delay", "--dead");
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-[0-9]+");
    private static final String END_OF_OPTIONS = "--";

    private ArgumentOrder() {}

    /** The same arguments with the command first, if there is one. */
    static String[] of(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        int command = 0;
        while (command < all.size() && isOption(all.get(command))) {
            command += widthOfOption(all.get(command));
        }
        if (command >= all.size()) {
            return arguments;
        }
        var ordered = new ArrayList<String>();
        ordered.add(all.get(command));
        ordered.addAll(all.subList(0, command));
        List<String> rest = all.subList(command + 1, all.size());
        boolean isAmbiguous = rest.stream().anyMatch(ArgumentOrder::isNegativeNumber) && !rest.contains(END_OF_OPTIONS);
        ordered.addAll(isAmbiguous ? withOptionsFirst(rest) : rest);
        return ordered.toArray(String[]::new);
    }

    private static List<String> withOptionsFirst(List<String> arguments) {
        var options = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); ) {
            String argument = arguments.get(i);
            boolean isOption = isOption(argument);
            int next = Math.min(i + (isOption ? widthOfOption(argument) : 1), arguments.size());
            (isOption ? options : others).addAll(arguments.subList(i, next));
            i = next;
        }
        options.add(END_OF_OPTIONS);
        options.addAll(others);
        return options;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1 && !isNegativeNumber(argument);
    }

    private static boolean isNegativeNumber(String argument) {
        return NEGATIVE_NUMBER.matcher(argument).matches();
    }

    private static int widthOfOption(String option) {
        return FOLLOWED_BY_A_VALUE.contains(option) ? 2 : 1;
    }
}
