package io.memwire.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The files of facts beside the tests; those of the module {@code hashing}. */
final class Vectors {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Pattern REPEAT = Pattern.compile("(.)\\{([0-9]+)\\}");

    private Vectors() {}

    /** The rows of a file whose keys the command can be given, that of the column names first. */
    static List<List<String>> rows(String file, int keyColumn) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(row -> isKey(row.get(keyColumn)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not empty, without a routing hash of its own, and no control characters or spaces in it. */
    private static boolean isKey(String text) {
        return !text.isEmpty()
                && !text.contains("@")
                && key(text).chars().noneMatch(c -> c <= ' ' || c == 0x7f)
                && key(text).length() <= 250;
    }

    /** A key as the files write it, a character for each byte. */
    static String key(String text) {
        String repeated = REPEAT.matcher(text).replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        return ESCAPE.matcher(repeated).replaceAll(m -> {
            char c = (char) Integer.parseInt(m.group(1), 16);
            return c == '\\' || c == '$' ? "\\" + c : String.valueOf(c);
        });
    }

    static byte[] bytes(String key) {
        return key.getBytes(ISO_8859_1);
    }
}
