package io.memwire.serialization.kryo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.esotericsoftware.kryo.kryo5.io.Output;
import io.memwire.api.TranscodingException;
import io.memwire.serialization.kryo.Samples.Bag;
import io.memwire.serialization.kryo.Samples.Holder;
import io.memwire.serialization.kryo.Samples.Node;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: an object or a {@link TranscodingException}, in memory and time that the bytes justify. */
class HostileBytesTest {
    private static final int HUGE = 2_000_000_000;
    private static final int ARRAY_LIST = 20;
    private static final int STRICT = ClassEvolution.STRICT.format();

    private final KryoSerializer kryo = Samples.builder().build();

    /** Reads, and lets pass only an object or the one exception there is. */
    private void read(byte[] data, String what) {
        try {
            kryo.deserialize(data, Object.class);
        } catch (TranscodingException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("io.memwire.serialization.kryo"), e.getMessage());
        } catch (Throwable e) {
            throw new AssertionError(what + " gave " + e, e);
        }
    }

    private TranscodingException refused(byte[] data) {
        return assertThrows(TranscodingException.class, () -> kryo.deserialize(data, Object.class));
    }

    private static byte[] bytes(int classNumber, Consumer<Output> body) {
        var output = new Output(64, -1);
        output.writeByte(STRICT);
        output.writeVarInt(classNumber + 2, true);
        body.accept(output);
        return output.toBytes();
    }

    static List<Object> samples() {
        return List.of(
                Samples.everything(),
                new ArrayList<>(List.of("a", 1, List.of(2.0), new Holder("x"))),
                Map.of("key", new Samples.Point(1, 2)),
                new TreeMap<>(Map.of("a", 1, "b", 2)),
                new Object[] {new int[] {1, 2}, "text", null},
                EnumSet.of(Samples.Colour.RED),
                new EnumMap<>(Map.of(Samples.Colour.RED, 1)),
                Samples.chain(5),
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Berlin")),
                new BigDecimal("12345678901234567890.5"),
                "ключ");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesEveryTruncation(Object sample) {
        byte[] data = kryo.serialize(sample);

        for (int length = 0; length < data.length; length++) {
            byte[] cut = Arrays.copyOf(data, length);
            assertThrows(TranscodingException.class, () -> kryo.deserialize(cut, Object.class), "cut at " + cut.length);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesEveryFlippedBit(Object sample) {
        byte[] data = kryo.serialize(sample);

        for (int bit = 0; bit < data.length * 8; bit++) {
            byte[] flipped = data.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            read(flipped, "bit " + bit + " flipped");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesBytesBehindTheObject(Object sample) {
        byte[] data = kryo.serialize(sample);

        var e = refused(Arrays.copyOf(data, data.length + 3));

        assertTrue(String.valueOf(e.getMessage()).contains("3 bytes follow the object"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void survivesRandomBytes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var data = new byte[1 + random.nextInt(60)];
            random.nextBytes(data);
            data[0] = (byte) (1 + random.nextInt(2));
            if (data.length > 2) { // a class that there is
                data[1] = (byte) (11 + random.nextInt(110));
                data[2] = 1;
            }
            read(data, "seed " + seed + ", number " + i + ", " + Arrays.toString(data));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void survivesRandomChangesOfAValue(long seed) {
        var random = new Random(seed);
        List<Object> samples = samples();
        for (int i = 0; i < 2_000; i++) {
            byte[] data = kryo.serialize(samples.get(random.nextInt(samples.size())));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt();
            }
            read(data, "seed " + seed + ", number " + i + ", " + Arrays.toString(data));
        }
    }

    @ParameterizedTest(name = "class {0}")
    @CsvSource({
        "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "20", "21", "22", "24", "25", "26", "29", "30", "35",
        "36", "38", "45", "46", "47", "48", "49", "50", "51", "52", "58", "59", "60", "62", "63", "64", "65", "68",
        "85", "86", "92", "1010", "1011"
    })
    void allocatesNothingForADeclaredSizeThatCannotBe(int classNumber) {
        for (int size : new int[] {HUGE, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            for (int mark = 0; mark < 2; mark++) {
                boolean marked = mark == 1; // leaves have no mark of a new object
                byte[] data = bytes(classNumber, output -> {
                    if (marked) {
                        output.writeVarInt(1, true);
                    }
                    output.writeVarInt(size, true);
                    output.writeVarInt(3, true);
                });
                assertTrue(allocatedBy(() -> read(data, "size " + size)) < 2_000_000, "size " + size);
            }
        }
    }

    @Test
    void allocatesNothingForTextThatCannotBe() {
        for (int size : new int[] {HUGE, Integer.MAX_VALUE, -1}) {
            byte[] data = bytes(1, output -> {
                output.writeVarIntFlag(true, size, true);
                output.writeByte(65);
            });
            assertTrue(allocatedBy(() -> refused(data)) < 2_000_000);
        }
    }

    /** Each array lies in the one before and declares as many elements as there are bytes left. */
    @ParameterizedTest
    @ValueSource(ints = {18, 20, 25, 46})
    void arraysWithinArraysCannotDeclareMoreElementsThanThereAreBytes(int classNumber) {
        int length = 1 << 20;
        var output = new Output(length, -1);
        output.writeByte(STRICT);
        for (int depth = 0; depth < 200; depth++) {
            output.writeVarInt(classNumber + 2, true);
            output.writeVarInt(1, true);
            output.writeVarInt((length - output.position() - 10) << 1, true);
        }
        byte[] data = Arrays.copyOf(output.toBytes(), length);

        assertTrue(allocatedBy(() -> refused(data)) < 40_000_000);
    }

    @Test
    void stopsAtTheDepthThatIsAllowed() {
        KryoSerializer deeper = Samples.builder().maxDepth(300).build();
        byte[] data = deeper.serialize(Samples.chain(300));

        var e = refused(data);

        assertTrue(String.valueOf(e.getMessage()).contains("deeper than maxDepth, 256"), e.getMessage());
    }

    @Test
    void endsWhenTheStackDoes() throws InterruptedException {
        KryoSerializer deep = Samples.builder().maxDepth(Integer.MAX_VALUE).build();
        byte[] data = onAStackOf(512L << 20, () -> deep.serialize(Samples.chain(100_000)));

        var e = assertThrows(TranscodingException.class, () -> deep.deserialize(data, Object.class));
        assertTrue(String.valueOf(e.getMessage()).contains("maxDepth"), e.getMessage());
        assertEquals("fine", deep.deserialize(deep.serialize("fine"), Object.class));
    }

    private static byte[] onAStackOf(long bytes, Callable<byte[]> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        var thread = new Thread(null, task, "deep", bytes);
        thread.start();
        thread.join();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Each list holds the one before twice, so that the last has 2^60 elements for {@code hashCode}. */
    @Test
    void doesNotHashWhatHoldsItselfTooOften() {
        List<Object> list = List.of("x");
        for (int i = 0; i < 60; i++) {
            list = List.of(list, list);
        }
        byte[] harmless = kryo.serialize(new ArrayList<>(List.of(list)));
        byte[] set = kryo.serialize(new ArrayList<>(List.of(list, List.of()))); // of mixed classes, as a set would hold
        byte[] map = kryo.serialize(new ArrayList<>(List.of(list)));
        assertEquals(ARRAY_LIST + 2, set[1]);
        set[1] = 25 + 2; // HashSet

        assertInstanceOf(List.class, kryo.deserialize(harmless, Object.class));
        var e = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(set));
        assertTrue(String.valueOf(e.getMessage()).contains("hash"), e.getMessage());
        map[1] = 48 + 2; // Set.of
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(map));
    }

    @Test
    void hashesWhatSharesAnOrdinaryAmount() {
        List<Object> shared = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            shared.add("line " + i);
        }
        var set = new HashSet<Object>();
        for (int i = 0; i < 2_000; i++) {
            set.add(List.of(i, shared));
        }

        assertEquals(set, RoundTripTest.again(kryo, set));
    }

    /** As many texts of one hash. */
    private static List<Object> sameHashes(int count) {
        var texts = new ArrayList<Object>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /** The elements as a collection of another class, which could not be made in a life. */
    private void doesNotFill(int collection, List<Object> elements) {
        byte[] data = kryo.serialize(elements);
        assertEquals(ARRAY_LIST + 2, data[1]);
        data[1] = (byte) (collection + 2);

        var e = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(data));

        assertTrue(String.valueOf(e.getMessage()).contains("hash"), e.getMessage());
    }

    @Test
    void doesNotTellManyKeysOfOneHashApart() {
        List<Object> texts = sameHashes(40_000);
        var lists = new ArrayList<Object>();
        for (Object text : texts) {
            lists.add(new ArrayList<>(List.of(text)));
        }
        for (int hashSet : new int[] {25, 26}) {
            doesNotFill(hashSet, lists);
        }
        doesNotFill(48, texts); // Set.of
    }

    @Test
    void doesNotHashALongListInEveryKey() {
        var shared = new ArrayList<Object>(Collections.nCopies(500_000, 1));
        var lists = new ArrayList<Object>();
        for (int i = 0; i < 40_000; i++) {
            lists.add(new ArrayList<Object>(Arrays.asList(shared, i)));
        }

        doesNotFill(25, lists);
    }

    @Test
    void tellsHonestKeysApartThoughSomeHaveTheSameHash() {
        var sortable = new HashSet<Object>(sameHashes(5_000));
        var sums = new HashSet<Object>();
        var records = new HashSet<Object>();
        for (int i = 0; i < 100; i++) {
            for (int k = 0; k < 100; k++) {
                sums.add(new HashSet<>(List.of(i, 1_000 + k)));
                records.add(new Samples.Point(i, k));
            }
        }
        var fixed = Set.copyOf(sameHashes(100));

        for (var keys : List.of(sortable, sums, records, fixed)) {
            assertEquals(keys, RoundTripTest.again(kryo, keys));
        }
        Map<Object, Object> map = new HashMap<>();
        sums.forEach(key -> map.put(key, 1));
        assertEquals(map, RoundTripTest.again(kryo, map));
    }

    @Test
    void doesNotHashNodesThatHaveNoHashCodeOfTheirOwn() {
        var first = new Node("x");
        var set = new HashSet<Object>();
        set.add(first);
        for (int i = 0; i < 100; i++) {
            var next = new Node(new Object[] {first, first});
            set.add(next);
            first = next;
        }

        assertEquals(101, RoundTripTest.again(kryo, set).size());
    }

    @Test
    void doesNotPutAnObjectWhereAnotherBelongs() {
        var node = new Node("x");
        node.next = new Node("y");
        byte[] data = kryo.serialize(new ArrayList<>(List.of(new Bag(), node)));
        int marker = -1;
        for (int i = data.length - 1; i > 0 && marker < 0; i--) {
            byte[] changed = data.clone();
            changed[i] = 3; // a reference to the bag, where a node was
            try {
                kryo.deserialize(changed, Object.class);
            } catch (TranscodingException e) {
                if (String.valueOf(e.getMessage()).contains("Node.next cannot hold a")) {
                    marker = i;
                }
            }
        }
        assertTrue(marker > 0, "no reference to an object of another class was refused");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] data = bytes(1, output -> {
            output.writeVarIntFlag(true, 3, true);
            output.writeByte(0x80);
            output.writeByte(65);
        });

        assertTrue(String.valueOf(refused(data).getMessage()).contains("UTF-8"));
    }

    @Test
    void refusesAReferenceToNothing() {
        byte[] data = bytes(ARRAY_LIST, output -> {
            output.writeVarInt(1, true);
            output.writeVarInt(1 << 1, true);
            output.writeVarInt(ARRAY_LIST + 2, true);
            output.writeVarInt(100, true);
        });

        assertTrue(String.valueOf(refused(data).getMessage()).contains("not complete"));
    }

    @Test
    void readsAfterEveryFailure() {
        byte[] good = kryo.serialize(Samples.everything());
        for (int i = 0; i < 100; i++) {
            refused(new byte[] {1, (byte) 200, 7});
            assertEquals(Samples.everything(), kryo.deserialize(good, Object.class));
        }
    }

    /** What the current thread allocates; also checks that the work ends soon. */
    private static long allocatedBy(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        work.run(); // classes are loaded
        long before = threads.getThreadAllocatedBytes(id);
        work.run();
        return threads.getThreadAllocatedBytes(id) - before;
    }
}
