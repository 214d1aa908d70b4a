package io.memwire.serialization.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultArraySerializers;
import com.esotericsoftware.kryo.kryo5.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.kryo5.serializers.EnumNameSerializer;
import com.esotericsoftware.kryo.kryo5.serializers.OptionalSerializers;
import com.esotericsoftware.kryo.kryo5.serializers.TimeSerializers;
import com.esotericsoftware.kryo.kryo5.util.Util;
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
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The classes of the JDK that need no registration. Their numbers are in every stored value: they never change, and a new
 * class gets a free number below 256. Kryo itself has 0–8, for {@code int} to {@code double} and {@code String}.
 */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // collections of anything, LinkedList too
final class BuiltInClasses {
    private static final int ENUM_MAP = 40;
    private static final Map<Integer, BuiltIn> BY_NUMBER = new TreeMap<>();
    private static final Set<Class<?>> LEAVES;

    /**
     * One of them.
     *
     * @param leaf whether it holds no objects and is written as often as it occurs; takes a byte at least
     */
    private record BuiltIn(Class<?> type, boolean leaf, Supplier<Serializer<?>> serializers) {}

    static {
        arrays();
        collections();
        maps();
        fixedCollections();
        unmodifiableViews();
        comparators();
        optionals();
        leaves();
        atomics();
        times();
        LEAVES = BY_NUMBER.values().stream()
                .filter(BuiltIn::leaf)
                .map(BuiltIn::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    private BuiltInClasses() {}

    static boolean contains(Class<?> type) {
        return type.isPrimitive()
                || Util.isWrapperClass(type)
                || type == String.class
                || type == EnumMap.class
                || BY_NUMBER.values().stream().anyMatch(builtIn -> builtIn.type() == type);
    }

    static boolean isLeaf(Class<?> type) {
        return type == String.class || LEAVES.contains(type);
    }

    /**
     * Registers them all.
     *
     * @param classes what the application registers; an empty {@link EnumMap} is known by the enums among them
     */
    static void register(Engine kryo, List<Registered> classes) {
        BY_NUMBER.forEach((number, builtIn) ->
                kryo.register(builtIn.type(), builtIn.serializers().get(), number));
        kryo.register(EnumMap.class, new EnumMapCodec(classes), ENUM_MAP);
    }

    private static void add(int number, Class<?> type, Supplier<Serializer<?>> serializers) {
        put(number, new BuiltIn(type, false, serializers));
    }

    private static void leaf(int number, Class<?> type, Supplier<Serializer<?>> serializers) {
        put(number, new BuiltIn(type, true, serializers));
    }

    private static void put(int number, BuiltIn builtIn) {
        if (BY_NUMBER.putIfAbsent(number, builtIn) != null) {
            throw new IllegalStateException("number " + number + " is used twice");
        }
    }

    private static void arrays() {
        add(9, byte[].class, DefaultArraySerializers.ByteArraySerializer::new);
        add(10, char[].class, DefaultArraySerializers.CharArraySerializer::new);
        add(11, short[].class, DefaultArraySerializers.ShortArraySerializer::new);
        add(12, int[].class, DefaultArraySerializers.IntArraySerializer::new);
        add(13, long[].class, DefaultArraySerializers.LongArraySerializer::new);
        add(14, float[].class, DefaultArraySerializers.FloatArraySerializer::new);
        add(15, double[].class, DefaultArraySerializers.DoubleArraySerializer::new);
        add(16, boolean[].class, Leaf::booleans);
        add(17, String[].class, ArrayCodec::new);
        add(18, Object[].class, ArrayCodec::new);
    }

    private static void collections() {
        add(20, ArrayList.class, () -> CollectionCodec.of(ArrayList::new));
        add(21, LinkedList.class, () -> CollectionCodec.of(LinkedList::new));
        add(22, ArrayDeque.class, () -> CollectionCodec.of(ArrayDeque::new));
        add(23, PriorityQueue.class, () -> CollectionCodec.sorted(PriorityQueue::new));
        add(24, CopyOnWriteArrayList.class, () -> CollectionCodec.of(CopyOnWriteArrayList::new));
        add(25, HashSet.class, () -> CollectionCodec.of(HashSet::new));
        add(26, LinkedHashSet.class, () -> CollectionCodec.of(LinkedHashSet::new));
        add(27, TreeSet.class, () -> CollectionCodec.sorted(TreeSet::new));
        add(28, ConcurrentSkipListSet.class, () -> CollectionCodec.sorted(ConcurrentSkipListSet::new));
        add(29, ConcurrentLinkedQueue.class, () -> CollectionCodec.of(ConcurrentLinkedQueue::new));
        add(30, ConcurrentLinkedDeque.class, () -> CollectionCodec.of(ConcurrentLinkedDeque::new));
    }

    private static void maps() {
        add(35, HashMap.class, () -> MapCodec.of(HashMap::new));
        add(36, LinkedHashMap.class, () -> MapCodec.of(LinkedHashMap::new));
        add(37, TreeMap.class, () -> MapCodec.sorted(TreeMap::new));
        add(38, ConcurrentHashMap.class, () -> MapCodec.of(ConcurrentHashMap::new));
        add(39, ConcurrentSkipListMap.class, () -> MapCodec.sorted(ConcurrentSkipListMap::new));
        add(41, EnumSet.class, DefaultSerializers.EnumSetSerializer::new);
    }

    private static void fixedCollections() {
        add(45, List.of(1).getClass(), FixedCollectionCodec::lists);
        add(46, List.of().getClass(), FixedCollectionCodec::lists);
        add(47, List.of(1, 2, 3).subList(0, 2).getClass(), FixedCollectionCodec::lists);
        add(48, Set.of(1).getClass(), FixedCollectionCodec::sets);
        add(49, Set.of().getClass(), FixedCollectionCodec::sets);
        add(50, Map.of(1, 1).getClass(), () -> new FixedMapCodec(Map::copyOf));
        add(51, Map.of().getClass(), () -> new FixedMapCodec(Map::copyOf));
        add(52, Arrays.asList(1).getClass(), () -> new FixedCollectionCodec(elements -> Arrays.asList(elements)));
        add(55, Collections.emptyList().getClass(), () -> Leaf.only(Collections.emptyList()));
        add(56, Collections.emptySet().getClass(), () -> Leaf.only(Collections.emptySet()));
        add(57, Collections.emptyMap().getClass(), () -> Leaf.only(Collections.emptyMap()));
        add(
                58,
                Collections.singletonList(1).getClass(),
                () -> new FixedCollectionCodec(one -> Collections.singletonList(one[0])));
        add(
                59,
                Collections.singleton(1).getClass(),
                () -> new FixedCollectionCodec(one -> Collections.singleton(one[0])));
        add(
                60,
                Collections.singletonMap(1, 1).getClass(),
                () -> new FixedMapCodec(map -> {
                    var entry = map.entrySet().iterator().next();
                    return Collections.singletonMap(entry.getKey(), entry.getValue());
                }));
    }

    private static void unmodifiableViews() {
        view(
                62,
                Collections.unmodifiableCollection(new ArrayList<>()),
                () -> CollectionCodec.of(ArrayList::new).seenAs(Collections::unmodifiableCollection));
        view(
                63,
                Collections.unmodifiableList(new LinkedList<>()),
                () -> CollectionCodec.of(LinkedList::new)
                        .seenAs(list -> Collections.unmodifiableList((List<Object>) list)));
        view(
                64,
                Collections.unmodifiableList(new ArrayList<>()),
                () -> CollectionCodec.of(ArrayList::new)
                        .seenAs(list -> Collections.unmodifiableList((List<Object>) list)));
        view(
                65,
                Collections.unmodifiableSet(new HashSet<>()),
                () -> CollectionCodec.of(LinkedHashSet::new)
                        .seenAs(set -> Collections.unmodifiableSet((Set<Object>) set)));
        view(
                66,
                Collections.unmodifiableSortedSet(new TreeSet<>()),
                () -> CollectionCodec.sorted(TreeSet::new)
                        .seenAs(set -> Collections.unmodifiableSortedSet((SortedSet<Object>) set)));
        view(
                67,
                Collections.unmodifiableNavigableSet(new TreeSet<>()),
                () -> CollectionCodec.sorted(TreeSet::new)
                        .seenAs(set -> Collections.unmodifiableNavigableSet((NavigableSet<Object>) set)));
        view(
                68,
                Collections.unmodifiableMap(new HashMap<>()),
                () -> MapCodec.of(LinkedHashMap::new).seenAs(Collections::unmodifiableMap));
        view(
                69,
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                () -> MapCodec.sorted(TreeMap::new)
                        .seenAs(map -> Collections.unmodifiableSortedMap((SortedMap<Object, Object>) map)));
        view(
                70,
                Collections.unmodifiableNavigableMap(new TreeMap<>()),
                () -> MapCodec.sorted(TreeMap::new)
                        .seenAs(map -> Collections.unmodifiableNavigableMap((NavigableMap<Object, Object>) map)));
    }

    private static void view(int number, Object example, Supplier<Serializer<?>> serializers) {
        add(number, example.getClass(), serializers);
    }

    private static void comparators() {
        only(75, Collections.reverseOrder());
        only(76, Comparator.naturalOrder());
        only(77, String.CASE_INSENSITIVE_ORDER);
    }

    private static void only(int number, Object object) {
        add(number, object.getClass(), () -> Leaf.only(object));
    }

    private static void optionals() {
        add(80, Optional.class, OptionalCodec::new);
        leaf(81, OptionalInt.class, OptionalSerializers.OptionalIntSerializer::new);
        leaf(82, OptionalLong.class, OptionalSerializers.OptionalLongSerializer::new);
        leaf(83, OptionalDouble.class, OptionalSerializers.OptionalDoubleSerializer::new);
    }

    private static void leaves() {
        leaf(85, BigInteger.class, DefaultSerializers.BigIntegerSerializer::new);
        leaf(86, BigDecimal.class, DefaultSerializers.BigDecimalSerializer::new);
        leaf(87, UUID.class, DefaultSerializers.UUIDSerializer::new);
        leaf(88, URI.class, DefaultSerializers.URISerializer::new);
        leaf(89, Pattern.class, DefaultSerializers.PatternSerializer::new);
        leaf(90, Locale.class, Leaf::locales);
        leaf(91, Currency.class, DefaultSerializers.CurrencySerializer::new);
        add(92, BitSet.class, DefaultSerializers.BitSetSerializer::new);
        add(93, Date.class, Leaf::dates);
    }

    private static void atomics() {
        add(95, AtomicBoolean.class, DefaultSerializers.AtomicBooleanSerializer::new);
        add(96, AtomicInteger.class, DefaultSerializers.AtomicIntegerSerializer::new);
        add(97, AtomicLong.class, DefaultSerializers.AtomicLongSerializer::new);
        add(98, AtomicReference.class, AtomicReferenceCodec::new);
    }

    private static void times() {
        leaf(100, Instant.class, TimeSerializers.InstantSerializer::new);
        leaf(101, Duration.class, TimeSerializers.DurationSerializer::new);
        leaf(102, LocalDate.class, TimeSerializers.LocalDateSerializer::new);
        leaf(103, LocalTime.class, TimeSerializers.LocalTimeSerializer::new);
        leaf(104, LocalDateTime.class, TimeSerializers.LocalDateTimeSerializer::new);
        leaf(105, OffsetTime.class, TimeSerializers.OffsetTimeSerializer::new);
        leaf(106, OffsetDateTime.class, TimeSerializers.OffsetDateTimeSerializer::new);
        leaf(107, ZonedDateTime.class, Leaf::zonedDateTimes);
        leaf(108, ZoneOffset.class, TimeSerializers.ZoneOffsetSerializer::new);
        leaf(109, ZoneId.of("UTC").getClass(), TimeSerializers.ZoneIdSerializer::new);
        leaf(110, Year.class, TimeSerializers.YearSerializer::new);
        leaf(111, YearMonth.class, TimeSerializers.YearMonthSerializer::new);
        leaf(112, MonthDay.class, TimeSerializers.MonthDaySerializer::new);
        leaf(113, Period.class, TimeSerializers.PeriodSerializer::new);
        add(114, DayOfWeek.class, () -> new EnumNameSerializer(DayOfWeek.class));
        add(115, Month.class, () -> new EnumNameSerializer(Month.class));
    }
}
