package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of facts beside the tests: fields between tabs, lines that begin with {@code #} are comments. */
final class Vectors {
    static final List<Class<?>> ASKED = List.of(
            byte[].class,
            String.class,
            CharSequence.class,
            Object.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            Number.class,
            Double.class,
            Float.class,
            Character.class,
            BigDecimal.class,
            List.class);

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Pattern REPEAT = Pattern.compile("(.)\\{([0-9]+)\\}");

    private Vectors() {}

    /** The rows of a file without that of the column names. */
    static List<List<String>> rows(String file) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)))
                .getBytes(ISO_8859_1);
    }

    /** A value as the files write it. */
    static Object value(String type, String text) {
        String whole = REPEAT.matcher(text).replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        return switch (type) {
            case "bytes" -> bytes(text);
            case "text" -> whole;
            case "bool" -> text.equals("True");
            case "byte" -> Byte.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "int" -> pythonInt(text);
            case "big" -> new BigInteger(text);
            case "double" -> Double.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "char" -> text.charAt(0);
            case "decimal" -> new BigDecimal(text);
            case "object" -> List.of(text);
            case "pickled" -> List.of(new String(bytes(text), ISO_8859_1));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Object pythonInt(String text) {
        var big = new BigInteger(text);
        return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }

    static Class<?> asked(String simpleName) {
        return ASKED.stream()
                .filter(type -> type.getSimpleName().equals(simpleName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(simpleName));
    }

    /** A result as the files write it: its class, a space, its content. */
    static String show(@Nullable Object result) {
        Objects.requireNonNull(result);
        String content = result instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : result.toString();
        return (result instanceof List ? "List" : result.getClass().getSimpleName()) + " " + content;
    }
}
