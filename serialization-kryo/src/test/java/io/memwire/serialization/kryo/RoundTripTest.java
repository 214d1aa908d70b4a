package io.memwire.serialization.kryo;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.serialization.kryo.Samples.Bag;
import io.memwire.serialization.kryo.Samples.Employee;
import io.memwire.serialization.kryo.Samples.Holder;
import io.memwire.serialization.kryo.Samples.Node;
import io.memwire.serialization.kryo.Samples.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private final KryoSerializer kryo = Samples.builder().build();

    private <T> T again(T value) {
        return again(kryo, value);
    }

    @SuppressWarnings("unchecked")
    static <T> T again(KryoSerializer kryo, T value) {
        return (T) requireNonNull(kryo.deserialize(kryo.serialize(value), Object.class));
    }

    @ParameterizedTest
    @EnumSource(ClassEvolution.class)
    void givesBackEqualObjectsOfTheSameClass(ClassEvolution evolution) {
        KryoSerializer serializer = Samples.builder().evolution(evolution).build();

        Samples.equalValues().forEach(value -> {
            Object back = again(serializer, value);
            assertEquals(value, back);
            assertSame(value.getClass(), back.getClass(), () -> "class of " + value);
        });
    }

    @ParameterizedTest
    @MethodSource("io.memwire.serialization.kryo.Samples#equalValues")
    void givesTheTypeThatWasAskedFor(Object value) {
        Class<?> type = value instanceof Enum<?> constant
                ? constant.getDeclaringClass() // that of a constant with a body is nobody's to ask for
                : value instanceof EnumSet ? EnumSet.class : value.getClass();

        assertEquals(value, kryo.deserialize(kryo.serialize(value), type));
    }

    @Test
    void givesTheElementsOfASubList() {
        assertEquals(List.of(2, 3), again(List.of(1, 2, 3, 4).subList(1, 3)));
        assertEquals(List.of("a", 2), again(Stream.of("a", (Object) 2).toList()));
    }

    @Test
    void keepsArrays() {
        assertArrayEquals(new byte[] {1, -1}, again(new byte[] {1, -1}));
        assertArrayEquals(new boolean[] {true, false}, again(new boolean[] {true, false}));
        assertArrayEquals(new char[] {'ä'}, again(new char[] {'ä'}));
        assertArrayEquals(new short[] {-1}, again(new short[] {-1}));
        assertArrayEquals(new int[] {1 << 30}, again(new int[] {1 << 30}));
        assertArrayEquals(new long[] {-1L}, again(new long[] {-1L}));
        assertArrayEquals(new float[] {Float.NaN}, again(new float[] {Float.NaN}));
        assertArrayEquals(new double[] {-0.0}, again(new double[] {-0.0}));
        assertArrayEquals(new String[] {"a", null}, again(new String[] {"a", null}));
        assertArrayEquals(new Object[] {1, "a", null, List.of()}, again(new Object[] {1, "a", null, List.of()}));
        assertArrayEquals(new Point[] {new Point(1, 2)}, again(new Point[] {new Point(1, 2)}));
        assertArrayEquals(new int[][] {{1}, {}, null}, again(new int[][] {{1}, {}, null}));
    }

    @Test
    void keepsWhatHasNoEquals() {
        assertArrayEquals(
                new Object[] {1, 2}, again(new ArrayDeque<>(List.of(1, 2))).toArray());
        assertArrayEquals(
                new Object[] {1, 2},
                again(new ConcurrentLinkedQueue<>(List.of(1, 2))).toArray());
        assertArrayEquals(
                new Object[] {1, 2},
                again(new ConcurrentLinkedDeque<>(List.of(1, 2))).toArray());
        Collection<Integer> view = Collections.unmodifiableCollection(new ArrayList<>(List.of(1, 2)));
        assertArrayEquals(new Object[] {1, 2}, again(view).toArray());
        assertSame(view.getClass(), again(view).getClass());
        var queue = new PriorityQueue<Integer>(Comparator.reverseOrder());
        queue.addAll(List.of(1, 3, 2));
        assertEquals(3, again(queue).peek());
        assertTrue(again(new AtomicBoolean(true)).get());
        assertEquals(-1, again(new AtomicInteger(-1)).get());
        assertEquals(1L << 40, again(new AtomicLong(1L << 40)).get());
        assertEquals("a", again(new AtomicReference<>("a")).get());
        Pattern pattern = again(Pattern.compile("a+b?", Pattern.CASE_INSENSITIVE));
        assertEquals("a+b?", pattern.pattern());
        assertEquals(Pattern.CASE_INSENSITIVE, pattern.flags());
    }

    @Test
    void keepsTheOrderOfAnUnmodifiableSet() {
        var set = Collections.unmodifiableSet(new LinkedHashSet<>(List.of("z", "a", "m")));

        assertEquals(List.of("z", "a", "m"), new ArrayList<>(again(set)));
    }

    @Test
    void keepsTheNullsOfAStreamsList() {
        List<String> list = Stream.of("a", (String) null).toList();

        assertEquals(list, again(list));
        assertSame(list.getClass(), again(list).getClass());
    }

    @Test
    void keepsTheComparatorOfASortedSet() {
        var set = new TreeSet<Integer>(Comparator.reverseOrder());
        set.add(1);
        SortedSet<Integer> back = again(set);

        back.add(2);

        assertEquals(2, back.first());
    }

    @Test
    void keepsFieldsOfAllClassesWithoutAConstructorOfNoArguments() {
        var boss = new Employee("Ada", 40);
        var worker = new Employee("Bob", 30);
        worker.boss = boss;
        boss.staff.add(worker);

        Employee back = again(boss);

        assertEquals(boss.toString(), back.toString());
        assertSame(back, back.staff.get(0).boss);
        assertEquals(0, back.cached, "a transient field");
    }

    @Test
    void keepsAnObjectThatIsReachedTwiceOne() {
        var shared = new Node("shared");

        List<Node> back = again(new ArrayList<>(List.of(shared, shared)));

        assertSame(back.get(0), back.get(1));
    }

    @Test
    void keepsCycles() {
        var node = new Node(null);
        node.next = node;
        assertSame(node.next, node);
        Node back = again(node);
        assertSame(back, back.next);

        List<Object> list = new ArrayList<>();
        list.add(list);
        List<Object> listBack = again(list);
        assertSame(listBack, listBack.get(0));

        Map<String, Object> map = new HashMap<>();
        map.put("self", Collections.unmodifiableMap(map));
        Map<String, Object> mapBack = again(map);
        assertEquals(Set.of("self"), ((Map<?, ?>) requireNonNull(mapBack.get("self"))).keySet());

        Object[] array = {null};
        array[0] = array;
        Object[] arrayBack = again(array);
        assertSame(arrayBack, arrayBack[0]);

        var reference = new AtomicReference<Object>();
        reference.set(List.of(reference));
        AtomicReference<Object> referenceBack = again(reference);
        assertSame(referenceBack, ((List<?>) requireNonNull(referenceBack.get())).get(0));
    }

    @Test
    void keepsACycleThroughARecordWhenAnObjectWithFieldsHoldsIt() {
        var node = new Node(null);
        node.value = new Holder(List.of(node));

        Node back = again(node);

        assertSame(back, ((List<?>) requireNonNull(((Holder) requireNonNull(back.value)).held())).get(0));
    }

    @Test
    void storesNoReferencesToText() {
        var text = new String("once");

        List<String> back = again(new ArrayList<>(List.of(text, text)));

        assertEquals(List.of(text, text), back);
        assertNotEquals(kryo.serialize(List.of(text)).length, kryo.serialize(List.of(text, text)).length);
    }

    @Test
    void knowsABagAsTheListThatItIs() {
        var bag = new Bag();
        bag.addAll(Arrays.asList(1, null, "x"));

        assertEquals(bag, again(bag));
    }

    @Test
    void keepsDeepObjectsWithinTheLimit() {
        KryoSerializer deep = Samples.builder().maxDepth(1000).build();
        Node back = again(deep, Samples.chain(1000));

        int length = 0;
        for (Node node = back; node != null; node = node.next) {
            length++;
        }
        assertEquals(1000, length);
    }

    @Test
    void doesNotChangeOrKeepTheBytes() {
        byte[] data = kryo.serialize(Samples.everything());
        byte[] copy = data.clone();

        kryo.deserialize(data, Object.class);

        assertArrayEquals(copy, data);
        assertNull(System.getProperty("kryo.unsafe"), "the property that keeps Kryo from raw memory is taken back");
    }
}
