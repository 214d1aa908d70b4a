package io.memwire.serialization.kryo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects to store, and a serializer that knows their classes. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old classes too
final class Samples {
    enum Colour {
        RED,
        GREEN {
            @Override
            boolean isNatural() {
                return true;
            }
        };

        boolean isNatural() {
            return false;
        }
    }

    enum NoConstants {}

    record Point(int x, int y) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by its text
    record Everything(
            boolean flag,
            byte octet,
            short small,
            char letter,
            int number,
            long large,
            float single,
            double precise,
            @Nullable String text,
            @Nullable Object any,
            @Nullable Point point,
            @Nullable Colour colour,
            @Nullable List<?> list,
            int @Nullable [] numbers) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Everything that && toString().equals(that.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }

        @Override
        public String toString() {
            return "" + flag + octet + small + letter + number + large + single + precise + text + any + point + colour
                    + list + Arrays.toString(numbers);
        }
    }

    /** Without a no-argument constructor, with final and inherited fields, one of a name twice, and a transient one. */
    static class Person {
        private final String name;
        protected int age;

        Person(String name, int age) {
            this.name = name;
            this.age = age;
        }

        String name() {
            return name;
        }
    }

    static final class Employee extends Person {
        private final String name;
        transient int cached = 7;

        @Nullable
        Employee boss;

        final List<Employee> staff = new ArrayList<>();

        Employee(String name, int age) {
            super("person " + name, age);
            this.name = name;
        }

        @Override
        public String toString() {
            return name() + "/" + name + "/" + age + staff;
        }
    }

    /** A node of any graph. */
    static final class Node {
        @Nullable
        Object value;

        @Nullable
        Node next;

        private Node() {}

        Node(@Nullable Object value) {
            this.value = value;
        }
    }

    /** Made at once, and holds others. */
    record Holder(@Nullable Object held) {}

    static final class Bag extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    private Samples() {}

    static KryoSerializer.Builder builder() {
        return KryoSerializer.builder()
                .register(Colour.class, 1)
                .register(NoConstants.class, 2)
                .register(Point.class, 3)
                .register(Everything.class, 4)
                .register(Person.class, 5)
                .register(Employee.class, 6)
                .register(Node.class, 7)
                .register(Holder.class, 8)
                .register(Bag.class, 9)
                .register(Point[].class, 10)
                .register(int[][].class, 11);
    }

    static Everything everything() {
        return new Everything(
                true,
                (byte) -1,
                Short.MIN_VALUE,
                'é',
                -5,
                Long.MAX_VALUE,
                1.5f,
                -0.0,
                "text with more than thirty-two characters",
                Colour.GREEN,
                new Point(3, -4),
                Colour.RED,
                List.of(1, "two", new Point(0, 0)),
                new int[] {1, -1, Integer.MAX_VALUE});
    }

    /** Values that are equal to what comes back, and of the same class. */
    static Stream<Object> equalValues() {
        return Stream.of(scalars(), lists(), sets(), maps(), objects(), times()).flatMap(List::stream);
    }

    private static List<Object> scalars() {
        return List.of(
                true,
                'x',
                (byte) 7,
                (short) -300,
                1,
                -1L,
                Float.MIN_VALUE,
                Double.NaN,
                "",
                "a",
                "short",
                "exactly thirty-two characters ok",
                "long ascii text ".repeat(200),
                "ключ 🔑 ß \u0000 \uD800 unpaired",
                "ü".repeat(5000),
                BigInteger.ZERO,
                BigInteger.ONE.shiftLeft(5000).negate(),
                new BigDecimal("-123456789012345678901234567890.1230"),
                new BigDecimal("1E+2147483647"),
                new UUID(1, -1),
                URI.create("https://example.com/a?b=ü#c"),
                Locale.forLanguageTag("zh-Hant-TW"),
                Locale.forLanguageTag("de-DE-u-co-phonebk"),
                Locale.ROOT,
                Currency.getInstance("EUR"),
                BitSet.valueOf(new long[] {5, 0, -1}),
                new Date(-12345));
    }

    private static List<Object> lists() {
        var withNulls = new ArrayList<@Nullable Object>(Arrays.asList(null, 1, null));
        var onlyNulls = new ArrayList<@Nullable Object>(Collections.nCopies(1000, null));
        var bag = new Bag();
        bag.add("in a class of ours");
        return List.of(
                new ArrayList<>(),
                new ArrayList<>(List.of(1, 2, 3)),
                withNulls,
                onlyNulls,
                new ArrayList<>(List.of("a", 1, 2.0, List.of())),
                new LinkedList<>(List.of("a", "b")),
                new CopyOnWriteArrayList<>(List.of(1, 2)),
                List.of(),
                List.of(1),
                List.of(1, 2),
                List.of(1, 2, 3, 4),
                Arrays.asList(1, null, 2),
                Collections.emptyList(),
                Collections.singletonList("one"),
                Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
                Collections.unmodifiableList(new LinkedList<>(List.of(1, 2))),
                bag);
    }

    private static List<Object> sets() {
        var reversed = new TreeSet<String>(Comparator.reverseOrder());
        reversed.addAll(List.of("a", "b", "c"));
        var caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        caseless.addAll(List.of("A", "b"));
        var natural = new TreeSet<Integer>(Comparator.naturalOrder());
        natural.addAll(List.of(3, 1));
        return List.of(
                new HashSet<>(List.of(1, 2, 3)),
                new LinkedHashSet<>(List.of("z", "y", "x")),
                new TreeSet<>(List.of(3, 1, 2)),
                reversed,
                caseless,
                natural,
                new ConcurrentSkipListSet<>(List.of(5, 4)),
                Set.of(),
                Set.of(1),
                Set.of("a", "b", "c"),
                Collections.emptySet(),
                Collections.singleton(1),
                Collections.unmodifiableSet(new HashSet<>(List.of(1, 2))),
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of(1, 2))),
                Collections.unmodifiableNavigableSet(new TreeSet<>(List.of(1, 2))),
                EnumSet.of(Colour.RED, Colour.GREEN),
                EnumSet.noneOf(Colour.class),
                EnumSet.allOf(Month.class));
    }

    private static List<Object> maps() {
        var withNulls = new HashMap<@Nullable Object, @Nullable Object>();
        withNulls.put(null, "value");
        withNulls.put("key", null);
        var ordered = new LinkedHashMap<String, Object>();
        ordered.put("z", 1);
        ordered.put("a", List.of(1));
        var reversed = new TreeMap<String, Integer>(Comparator.reverseOrder());
        reversed.putAll(Map.of("a", 1, "b", 2));
        return List.of(
                new HashMap<>(),
                new HashMap<>(Map.of("a", 1, "b", "two")),
                withNulls,
                ordered,
                new TreeMap<>(Map.of(1, "one")),
                reversed,
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new ConcurrentSkipListMap<>(Map.of("a", 1)),
                new EnumMap<>(Map.of(Colour.GREEN, 1)),
                new EnumMap<>(Colour.class),
                new EnumMap<>(DayOfWeek.class),
                Map.of(),
                Map.of(1, 2),
                Map.of(1, 2, 3, 4),
                Collections.emptyMap(),
                Collections.singletonMap("k", "v"),
                Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))),
                Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(1, 2))),
                Collections.unmodifiableNavigableMap(new TreeMap<>(Map.of(1, 2))),
                Map.of(List.of(1, 2), Map.of(new Point(1, 2), Set.of(Colour.RED))));
    }

    private static List<Object> objects() {
        return List.of(
                Colour.RED,
                Colour.GREEN,
                new Point(1, -2),
                everything(),
                new Everything(false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, null, null, null, null, null, null),
                new Holder(new Holder(null)),
                Optional.empty(),
                Optional.of(new Point(1, 1)),
                OptionalInt.of(5),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                Comparator.naturalOrder(),
                Collections.reverseOrder());
    }

    private static List<Object> times() {
        var berlin = ZoneId.of("Europe/Berlin");
        var beforeClocksGoBack =
                ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, berlin).withEarlierOffsetAtOverlap();
        return List.of(
                Instant.MIN,
                Instant.ofEpochSecond(-1, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE),
                LocalDate.MIN,
                LocalDate.of(2026, 11, 22),
                LocalTime.MAX,
                LocalTime.NOON,
                LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6),
                OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)),
                OffsetDateTime.MAX,
                beforeClocksGoBack,
                beforeClocksGoBack.withLaterOffsetAtOverlap(),
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
                ZoneOffset.MAX,
                berlin,
                Year.of(-5),
                YearMonth.of(2026, 2),
                MonthDay.of(2, 29),
                Period.of(-1, 2, -3),
                DayOfWeek.MONDAY,
                Month.MAY);
    }

    static Node chain(int length) {
        Node first = new Node(null);
        Node last = first;
        for (int i = 1; i < length; i++) {
            last.next = new Node(null);
            last = last.next;
        }
        return first;
    }
}
