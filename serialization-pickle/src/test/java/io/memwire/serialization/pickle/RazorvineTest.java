package io.memwire.serialization.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.razorvine.pickle.Pickler;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against another library for pickles in Java, where both have a class for a value. */
class RazorvineTest {
    private static final int VALUES = 500;

    private final long seed = Long.getLong("memwire.pickle.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final PickleSerializer serializer = new PickleSerializer();
    private final PickleSerializer protocol2 =
            PickleSerializer.builder().protocol(2).build();

    @Test
    void eachReadsWhatTheOtherWrites() throws IOException {
        for (int i = 0; i < VALUES; i++) {
            Object value = value(4);
            String expected = Notation.of(sorted(value));
            assertEquals(
                    expected,
                    Notation.of(sorted(serializer.deserialize(new Pickler().dumps(value), Object.class))),
                    "seed " + seed);
            for (PickleSerializer writer : List.of(serializer, protocol2)) {
                Object theirs = new Unpickler().loads(writer.serialize(value));
                assertEquals(expected, Notation.of(sorted(theirs)), "seed " + seed);
            }
        }
    }

    /** With every dict in the order of its keys: the library does not keep Python's. */
    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, @Nullable Object>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), sorted(each)));
            return sorted;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(RazorvineTest::sorted).toList())
                : value;
    }

    private Object value(int depth) {
        int size = random.nextInt(5);
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < size; i++) {
            values.add(random.nextInt(8) == 0 ? null : depth == 0 ? scalar() : value(depth - 1));
        }
        return switch (random.nextInt(6)) {
            case 0 -> values;
            case 1 -> map(values);
            case 2 -> numbers(size);
            default -> scalar();
        };
    }

    private static Map<String, @Nullable Object> map(List<@Nullable Object> values) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (Object value : values) {
            map.put("key" + map.size(), value);
        }
        return map;
    }

    private Set<Integer> numbers(int size) {
        var numbers = new LinkedHashSet<Integer>();
        for (int i = 0; i < size; i++) {
            numbers.add(random.nextInt());
        }
        return numbers;
    }

    private Object scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt();
            case 2 -> random.nextLong();
            case 3 -> new BigInteger(200, random);
            case 4 -> random.nextDouble();
            case 5 -> new BigDecimal(new BigInteger(60, random), random.nextInt(10));
            case 6 -> Arrays.copyOf(new byte[] {1, (byte) 0xff, 0, 5}, 1 + random.nextInt(4));
            default -> List.of("", "text", "caf\u00e9 \u6f22", "line\nbreak\\").get(random.nextInt(4));
        };
    }
}
