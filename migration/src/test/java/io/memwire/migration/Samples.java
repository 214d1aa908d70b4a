package io.memwire.migration;

import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values to store. */
@SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // layouts have words for both builders of text
final class Samples {
    /** An application's allow-list. */
    static final ObjectInputFilter CLASSES = ObjectInputFilter.Config.createFilter(
            "io.memwire.migration.Samples$*;java.util.*;java.time.*;java.math.*;java.lang.*;!*");

    static final JavaSerialization JAVA = JavaSerialization.filteredBy(CLASSES);

    private Samples() {}

    /** Of the application; a record, an enum in it, a collection. */
    record Person(String name, int age, Colour colour, List<String> tags) implements Serializable {}

    /** What a dynamic proxy calls. */
    record Handler() implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            return 0;
        }
    }

    enum Colour {
        RED,
        GREEN
    }

    /** One of each class that a layout has a word for, at its edges. */
    static List<Object> scalars() {
        var values = new ArrayList<Object>(List.of("", "a", "grün €𝄞", "line\r\nbreak", "x".repeat(300)));
        values.addAll(List.of(true, false));
        for (int shift = 0; shift < Long.SIZE; shift++) {
            long power = 1L << shift;
            values.addAll(List.of(power, power - 1, -power, ~power));
            values.addAll(List.of((int) power, (int) power - 1, (int) -power));
            values.addAll(List.of((short) power, (short) (power - 1), (byte) power, (byte) (power - 1)));
            values.add(Date.from(Instant.ofEpochMilli(power)));
        }
        values.addAll(List.of(Date.from(Instant.EPOCH), Date.from(Instant.ofEpochMilli(-1))));
        values.addAll(List.of(0f, -0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY));
        values.addAll(
                List.of(0d, -0d, 0.1, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY));
        values.addAll(List.of('a', '\0', '€', '\uffff', Character.MIN_HIGH_SURROGATE));
        values.addAll(List.of(new byte[0], new byte[] {0}, new byte[] {-1, 0, 127}));
        values.addAll(List.of(new StringBuilder("grün"), new StringBuffer("grün")));
        return values;
    }

    /** Objects that are Java-serialized in every layout. */
    static List<Object> objects() {
        return List.of(
                new Person("Ann", 41, Colour.GREEN, List.of("a", "b")),
                Colour.RED,
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("1.10"),
                UUID.fromString("c0ffee00-0000-4000-8000-000000000001"),
                LocalDate.of(2026, 11, 22),
                new ArrayList<>(Arrays.asList(1, "two", null, 3.0)),
                Map.of("key", List.of(1L, 2L)),
                new int[] {1, 2, 3},
                new String[] {"a", "b"});
    }

    /** Text around the threshold of compression, shapes that are not compressed among it, and noise. */
    static List<Object> large() {
        var values = new ArrayList<Object>();
        for (int length : new int[] {16_383, 16_384, 16_385, 100_000}) {
            values.addAll(List.of(
                    "a".repeat(length),
                    "{" + "a".repeat(length - 1),
                    "[" + "a".repeat(length - 1),
                    "1".repeat(length),
                    "-" + "1".repeat(length - 1),
                    "1".repeat(length - 1) + "\n",
                    noise(length),
                    new byte[length],
                    new StringBuilder("b".repeat(length)),
                    new StringBuffer("[".repeat(length)),
                    new Person("n".repeat(length), 1, Colour.RED, List.of())));
        }
        return values;
    }

    /** A random value of any of the classes above. */
    static Object random(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> text(random);
            case 1 -> random.nextLong() >> random.nextInt(Long.SIZE);
            case 2 -> random.nextInt() >> random.nextInt(Integer.SIZE);
            case 3 -> (short) random.nextInt();
            case 4 -> (byte) random.nextInt();
            case 5 -> random.nextBoolean();
            case 6 -> Float.intBitsToFloat(random.nextInt());
            case 7 -> Double.longBitsToDouble(random.nextLong());
            case 8 -> (char) random.nextInt();
            case 9 -> Date.from(Instant.ofEpochMilli(random.nextLong() >> random.nextInt(Long.SIZE)));
            case 10 -> bytes(random, random.nextInt(40));
            case 11 -> new StringBuilder(text(random));
            case 12 -> new ArrayList<>(Arrays.asList(text(random), random.nextInt(), random.nextLong()));
            default ->
                random.nextBoolean()
                        ? bytes(random, 16_000 + random.nextInt(2000))
                        : text(random).repeat(500);
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(60), 1, 0x2000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] noise(int length) {
        return bytes(new Random(length), length);
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Whether two values are the same to an application. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || one.getClass() != other.getClass()) {
            return one == null && other == null;
        }
        return one instanceof CharSequence
                ? one.toString().equals(other.toString())
                : Arrays.deepEquals(new Object[] {one}, new Object[] {other});
    }
}
