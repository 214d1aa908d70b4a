package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.memwire.api.InvalidRequestException;
import io.memwire.api.TranscodingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PickleSerializerTest {
    private final PickleSerializer serializer = new PickleSerializer();
    private final PickleSerializer small = PickleSerializer.builder()
            .maxDepth(3)
            .maxElements(100)
            .maxMemoEntries(5)
            .maxDigits(20)
            .build();

    @Test
    void readsContainersOfTheClassesItNames() {
        assertInstanceOf(ArrayList.class, read("(lp0\n."));
        assertInstanceOf(LinkedHashMap.class, read("(dp0\n."));
        assertInstanceOf(PickleTuple.class, read("(t."));
        assertInstanceOf(LinkedHashSet.class, read("c__builtin__\nset\n(tR."));
        Set<?> frozen = assertInstanceOf(Set.class, read("c__builtin__\nfrozenset\n(tR."));
        assertThrows(UnsupportedOperationException.class, frozen::clear);
    }

    @Test
    void noneIsNull() {
        assertNull(read("N."));
    }

    @Test
    void keepsTheOrderOfADict() {
        Map<?, ?> map = assertInstanceOf(Map.class, read("(dI3\nI0\nsI1\nI0\nsI2\nI0\ns."));

        assertEquals(List.of(3L, 1L, 2L), List.copyOf(map.keySet()));
    }

    @Test
    void aTupleKeyIsFoundByAList() {
        var map = Map.of(List.of(1L, "a"), "value");

        Map<?, ?> back = roundTrip(map, Map.class);

        assertEquals(map, back);
        assertInstanceOf(PickleTuple.class, back.keySet().iterator().next());
    }

    @Test
    void bytesAmongKeysAreFoundByTheirContent() {
        Map<?, ?> back = roundTrip(Map.of(new byte[] {1, 2}, 3L), Map.class);

        assertEquals(3L, back.get(ByteBuffer.wrap(new byte[] {1, 2})));
    }

    @Test
    void oneObjectStaysOne() {
        var shared = new ArrayList<>(List.of("a"));

        List<?> back = roundTrip(List.of(shared, shared, new ArrayList<>(shared)), List.class);

        assertSame(back.get(0), back.get(1));
        assertNotSame(back.get(0), back.get(2));
    }

    @Test
    void emptyListsAreNotShared() {
        List<?> back = roundTrip(List.of(List.of(), List.of()), List.class);

        assertNotSame(back.get(0), back.get(1), "Python could append to one and change the other");
    }

    @Test
    void refusesAListThatHoldsItself() {
        var list = new ArrayList<@Nullable Object>();
        list.add(List.of(list));
        assertSays("holds itself", list);
        assertReadSays("holds itself", "(lp0\ng0\na.");
    }

    @Test
    void givesANumberOrTimeAsTheClassAskedFor() {
        byte[] five = "I5\n.".getBytes(ISO_8859_1);
        assertEquals(5, serializer.deserialize(five, Integer.class));
        assertEquals((short) 5, serializer.deserialize(five, Short.class));
        assertEquals((byte) 5, serializer.deserialize(five, Byte.class));
        assertEquals(BigInteger.valueOf(5), serializer.deserialize(five, BigInteger.class));
        byte[] large = "I300\n.".getBytes(ISO_8859_1);
        assertThrows(TranscodingException.class, () -> serializer.deserialize(large, Byte.class));

        var instant = Instant.parse("2020-01-02T03:04:05.000006Z");
        assertEquals(instant, serializer.deserialize(serializer.serialize(instant), Instant.class));
        assertEquals(
                instant.atOffset(ZoneOffset.UTC),
                serializer.deserialize(serializer.serialize(instant), OffsetDateTime.class));
    }

    @Test
    void refusesAnotherClassThanAskedFor() {
        var refused = assertThrows(
                TranscodingException.class, () -> serializer.deserialize("(lp0\n.".getBytes(ISO_8859_1), Map.class));
        assertTrue(String.valueOf(refused.getMessage()).contains("java.util.ArrayList, no java.util.Map"));
    }

    @Test
    void cutsTimesToMicroseconds() {
        var time = LocalDateTime.of(2020, 1, 2, 3, 4, 5, 6_999);
        byte[] pickle = serializer.serialize(List.of(time, Duration.ofSeconds(-1, 6_999)));

        assertEquals(
                List.of(time.withNano(6_000), Duration.ofSeconds(-1, 6_000)),
                serializer.deserialize(pickle, List.class));
    }

    @Test
    void saysWhatCannotBeWrittenWhereAndWhatToDo() {
        assertSays(
                "in element 1: in entry 0: a java.util.Optional cannot be pickled: store what it holds",
                List.of(1, Map.of("key", Optional.of(1))));
        assertSays("name()", TimeUnit.SECONDS);
        assertSays("toInstant()", Date.from(Instant.EPOCH));
        assertSays("toOffsetDateTime()", ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")));
        assertSays("store a String", CharBuffer.wrap("text"));
        assertSays("store a String", new char[] {'a'});
        assertSays("PickleSerializerTest$Point cannot be pickled", new Point(1, 2));
        assertSays("a dict cannot be the key", Map.of(Map.of(), 1));
        assertSays("years 1 to 9999", LocalDate.of(10_000, 1, 1));
        assertSays("years 1 to 9999", Instant.MAX);
        assertSays("999999999 days", Duration.ofSeconds(Long.MAX_VALUE));
        assertSays("maxDigits", BigInteger.TEN.pow(20_000));
        assertSays("maxDigits", new BigDecimal("1e20000"));
    }

    private record Point(int x, int y) {}

    @Test
    void refusesKeysThatAreOneInPython() {
        assertSays("equal in Python", Map.of(1, "a", 1L, "b"));
        assertSays("equal in Python", Map.of(1, "a", 1.0, "b"));
        assertSays("equal in Python", Map.of(1, "a", true, "b"));
        assertSays("equal in Python", Set.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
        assertSays("equal in Python", Set.of(0.0, -0.0));
        assertSays("equal in Python", Set.of(new byte[] {0}, new byte[1]));
        assertSays("equal in Python", Set.of('a', "a"));
        assertSays("equal in Python", Set.of(List.of(1), List.of(1L)));
        var mixed = new HashSet<@Nullable Object>(Arrays.asList(1, 2L, 2.5, "1", null, List.of(1), false));
        assertEquals(
                Notation.of(mixed), Notation.of(serializer.deserialize(serializer.serialize(mixed), Object.class)));
    }

    @Test
    void writesAndReadsAsDeepAsItsLimit() throws InterruptedException {
        PickleSerializer deepest = PickleSerializer.builder().maxDepth(500).build();
        var failures = new ArrayList<Throwable>();
        // With less stack than the main thread has, as a server's threads.
        var thread = new Thread(
                null, () -> deepest.deserialize(deepest.serialize(nested(500)), List.class), "deep", 1 << 20);
        thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
        thread.start();
        thread.join();

        assertEquals(List.of(), failures);
    }

    private static Object nested(int depth) {
        Object value = "core";
        for (int i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    @Test
    void holdsItsLimitsBothWays() {
        assertLimit("maxDepth", "(((((ttttt.", nested(4));
        assertLimit("maxElements", "(" + "N".repeat(101) + "t.", new int[101]);
        assertLimit("maxMemoEntries", "Np0\np1\np2\np3\np4\np5\n.", null);
        assertLimit("maxDigits", "L" + "9".repeat(21) + "L\n.", BigInteger.TEN.pow(22));
        assertLimit("maxDigits", "cdecimal\nDecimal\n(V1e21\ntR.", new BigDecimal("1e21"));
        assertEquals(List.of(), small.deserialize(small.serialize(List.of()), List.class));
    }

    private void assertLimit(String limit, String pickle, @Nullable Object value) {
        var unread = assertThrows(
                TranscodingException.class, () -> small.deserialize(pickle.getBytes(ISO_8859_1), Object.class));
        assertTrue(String.valueOf(unread.getMessage()).contains(limit), unread.getMessage());
        if (value != null) {
            var unwritten = assertThrows(TranscodingException.class, () -> small.serialize(value));
            assertTrue(String.valueOf(unwritten.getMessage()).contains(limit), unwritten.getMessage());
        }
    }

    @Test
    void refusesOptionsOutOfRange() {
        var builder = PickleSerializer.builder();
        assertThrows(InvalidRequestException.class, () -> builder.protocol(1));
        assertThrows(InvalidRequestException.class, () -> builder.maxDepth(0));
        assertThrows(InvalidRequestException.class, () -> builder.maxDepth(501));
        assertThrows(InvalidRequestException.class, () -> builder.maxElements(0));
        assertThrows(InvalidRequestException.class, () -> builder.maxMemoEntries(-1));
        assertThrows(InvalidRequestException.class, () -> builder.maxDigits(19));
    }

    @Test
    void doesNotKeepTheArraysItGetsOrGives() {
        byte[] content = {1, 2, 3};
        byte[] pickle = serializer.serialize(content);
        byte[] first = serializer.deserialize(pickle, byte[].class);
        content[0] = 9;
        pickle[pickle.length - 1] = 0;

        assertArrayEquals(new byte[] {1, 2, 3}, first);
    }

    @Test
    void writesADoubleAsTheClientDoes() {
        for (double number : new double[] {1.5, -0.0, 1e22, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY}) {
            String text = Double.isNaN(number) ? "nan" : Double.isInfinite(number) ? "-inf" : Double.toString(number);
            assertEquals("F" + text + "\n.", new String(serializer.serialize(number), ISO_8859_1));
        }
    }

    private <T> T roundTrip(Object value, Class<T> type) {
        return requireNonNull(serializer.deserialize(serializer.serialize(value), type));
    }

    private @Nullable Object read(String pickle) {
        return serializer.deserialize(pickle.getBytes(ISO_8859_1), Object.class);
    }

    private void assertSays(String words, Object unwritable) {
        var refused = assertThrows(TranscodingException.class, () -> serializer.serialize(unwritable));
        assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
    }

    private void assertReadSays(String words, String unreadable) {
        var refused = assertThrows(TranscodingException.class, () -> read(unreadable));
        assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
    }
}
