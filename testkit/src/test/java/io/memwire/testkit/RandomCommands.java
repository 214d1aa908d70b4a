package io.memwire.testkit;

import java.util.List;
import java.util.Random;

/** Commands on a few keys, most of them well-formed. The same seed gives the same commands. */
final class RandomCommands {
    private static final List<String> KEYS = List.of("a", "b", "c", "key:1", "key:2", "k".repeat(250), "\u00fc");
    private static final List<String> EXPTIMES = List.of("0", "0", "0", "100", "-1", "2592001", "2147483647", "x");
    private static final List<String> NUMBERS =
            List.of("0", "1", "7", "10", "99", "100", "4294967295", "18446744073709551615", "-1", "1x");
    private static final List<String> CAS_UNIQUES = List.of("0", "9999999", "18446744073709551615", "-1", "x");
    private static final List<String> TAILS = List.of("", "", "", "", " noreply", " ", " foo");
    private static final List<String> STORES = List.of("set", "set", "add", "replace", "append", "prepend");

    private final Random random;

    RandomCommands(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> store();
            case 3 -> cas();
            case 4, 5 -> "get " + keys() + "\r\n";
            case 6 -> "gets " + keys() + "\r\n";
            case 7 -> (random.nextBoolean() ? "gat " : "gats ") + one(EXPTIMES) + " " + keys() + "\r\n";
            case 8 -> "delete " + one(KEYS) + one(TAILS) + "\r\n";
            case 9, 10 -> "incr " + one(KEYS) + " " + one(NUMBERS) + one(TAILS) + "\r\n";
            case 11 -> "decr " + one(KEYS) + " " + one(NUMBERS) + one(TAILS) + "\r\n";
            case 12 -> "touch " + one(KEYS) + " " + one(EXPTIMES) + one(TAILS) + "\r\n";
            case 13 -> random.nextInt(5) == 0 ? "flush_all" + one(TAILS) + "\r\n" : "version\r\n";
            case 14 -> "verbosity 0" + one(TAILS) + "\r\n";
            default -> noise();
        };
    }

    private String store() {
        String value = value();
        return one(STORES) + " " + one(KEYS) + " " + random.nextInt(3) + " " + one(EXPTIMES) + " " + declared(value)
                + one(TAILS) + "\r\n" + value + "\r\n";
    }

    private String cas() {
        String value = value();
        return "cas " + one(KEYS) + " 0 " + one(EXPTIMES) + " " + declared(value) + " " + one(CAS_UNIQUES) + one(TAILS)
                + "\r\n" + value + "\r\n";
    }

    /** The length of the value, sometimes not: then the rest of the data is read as a command. */
    private int declared(String value) {
        return random.nextInt(20) == 0 ? Math.max(0, value.length() - 1) : value.length();
    }

    private String value() {
        return switch (random.nextInt(4)) {
            case 0 -> one(NUMBERS);
            case 1 -> "x".repeat(random.nextInt(3000));
            case 2 -> "line\r\nget a\r\n";
            default -> Integer.toString(random.nextInt(2000));
        };
    }

    private String keys() {
        var keys = new StringBuilder(one(KEYS));
        for (int i = random.nextInt(4); i > 0; i--) {
            keys.append(' ').append(one(KEYS));
        }
        return keys.toString();
    }

    private String noise() {
        var line = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            line.append((char) (' ' + random.nextInt(95)));
        }
        // not a command that the embedded server does not know
        return line.toString().startsWith("m") ? "" : line + "\r\n";
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
