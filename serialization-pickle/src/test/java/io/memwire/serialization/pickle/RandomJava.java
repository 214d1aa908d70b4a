package io.memwire.serialization.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random values of the classes that can be written, nested, some of them twice. */
final class RandomJava {
    private final Random random;
    private final List<Object> earlier = new ArrayList<>();

    RandomJava(Random random) {
        this.random = random;
    }

    Object value() {
        Object value = value(4);
        return value == null ? List.of() : value;
    }

    private @Nullable Object value(int depth) {
        if (!earlier.isEmpty() && random.nextInt(10) == 0) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        Object value = depth == 0 || random.nextInt(10) < 4 ? scalar() : container(depth - 1);
        if (value != null && earlier.size() < 5) {
            earlier.add(value);
        }
        return value;
    }

    private Object container(int depth) {
        int size = new int[] {0, 1, 2, 3, 4, 9}[random.nextInt(6)];
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(depth));
        }
        return switch (random.nextInt(8)) {
            case 0 -> PickleTuple.copyOf(values);
            case 1 -> values.toArray();
            case 2 -> new int[] {1, -2, Integer.MAX_VALUE};
            case 3 -> keys(size);
            case 4, 5 -> map(keys(size), values);
            case 6 -> new ArrayDeque<>(List.of(1, "a", 2.5));
            default -> values;
        };
    }

    private static Map<@Nullable Object, @Nullable Object> map(
            Set<@Nullable Object> keys, List<@Nullable Object> values) {
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        int i = 0;
        for (Object key : keys) {
            map.put(key, values.get(i++));
        }
        return map;
    }

    private Set<@Nullable Object> keys(int size) {
        var keys = new LinkedHashSet<@Nullable Object>();
        for (int i = 0; i < size; i++) {
            switch (random.nextInt(5)) {
                case 0 -> keys.add(random.nextLong());
                case 1 -> keys.add(Arrays.asList("key", random.nextInt(), null));
                case 2 -> keys.add(ByteBuffer.wrap(bytes()));
                case 3 -> keys.add(LocalDate.ofEpochDay(random.nextInt(100_000)));
                default -> keys.add(text());
            }
        }
        return keys;
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> random.nextInt();
            case 4 -> random.nextLong() >> random.nextInt(64);
            case 5 -> new BigInteger(random.nextInt(3000), random).subtract(BigInteger.ONE.shiftLeft(70));
            case 6 -> Double.longBitsToDouble(random.nextLong());
            case 7 -> random.nextFloat();
            case 8 -> bytes();
            case 9 -> new BigDecimal(new BigInteger(90, random), random.nextInt(40) - 20);
            case 10 -> new UUID(random.nextLong(), random.nextLong());
            case 11 -> dateTime();
            case 12 -> odd(dateTime());
            case 13 -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000) * 1000L);
            default -> text();
        };
    }

    private LocalDateTime dateTime() {
        return LocalDateTime.of(
                LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                LocalTime.ofNanoOfDay(random.nextLong(86_400L * 1_000_000) * 1000));
    }

    private Object odd(LocalDateTime dateTime) {
        var zone = ZoneOffset.ofTotalSeconds(random.nextInt(129_601) - 64_800);
        return switch (random.nextInt(5)) {
            case 0 -> dateTime.toLocalDate();
            case 1 -> dateTime.toLocalTime();
            case 2 -> OffsetTime.of(dateTime.toLocalTime(), zone);
            case 3 -> zone;
            default -> OffsetDateTime.of(dateTime, zone);
        };
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(4) == 0 ? 300 : random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        int[] codePoints = {'a', 'b', '\\', '\n', 0, 0xe9, 0x6f22, 0xfffd, 0x1f600, 0x10ffff, 0xdc80};
        int length = random.nextInt(4) == 0 ? 300 : random.nextInt(9);
        return random.ints(length, 0, codePoints.length)
                .map(i -> codePoints[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
