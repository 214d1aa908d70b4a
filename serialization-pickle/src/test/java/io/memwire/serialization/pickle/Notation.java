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
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One text for each value, the same as {@code peer.py} has for it, and with it the class that it is expected to have. */
final class Notation {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private Notation() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "N";
        }
        if (value instanceof Boolean truth) {
            return truth ? "T" : "F";
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return integer(BigInteger.valueOf(((Number) value).longValue()));
        }
        if (value instanceof BigInteger number) {
            return integer(number);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) ? "fnan;" : String.format("f%016x;", Double.doubleToRawLongBits(number));
        }
        if (value instanceof String || value instanceof Character) {
            return "s" + HexFormat.of().formatHex(PythonText.encodeUtf8(value.toString())) + ";";
        }
        if (value instanceof byte[] bytes) {
            return "b" + HexFormat.of().formatHex(bytes) + ";";
        }
        if (value instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return of(bytes);
        }
        if (value instanceof BigDecimal number) {
            return "m" + number + ";";
        }
        if (value instanceof UUID uuid) {
            return "u" + uuid + ";";
        }
        String container = container(value);
        return container != null ? container : time(value);
    }

    private static String integer(BigInteger number) {
        return "i" + number.toString(16) + ";";
    }

    private static @Nullable String container(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> key(entry.getKey()) + of(entry.getValue()))
                    .collect(Collectors.joining("", "{", "}"));
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(Notation::key).sorted().collect(Collectors.joining("", "<", ">"));
        }
        if (value instanceof Collection || value.getClass().isArray()) {
            String elements =
                    JavaSequences.elements(value).stream().map(Notation::of).collect(Collectors.joining());
            return value instanceof PickleTuple ? "(" + elements + ")" : "[" + elements + "]";
        }
        return null;
    }

    /** A list is a tuple where it is a key. */
    private static String key(@Nullable Object key) {
        return key instanceof List<?> list
                ? list.stream().map(Notation::key).collect(Collectors.joining("", "(", ")"))
                : of(key);
    }

    private static String time(Object value) {
        if (value instanceof LocalDateTime dateTime) {
            return "d" + DATE_TIME.format(dateTime) + ";";
        }
        if (value instanceof OffsetDateTime dateTime) {
            return "d" + DATE_TIME.format(dateTime) + offset(dateTime.getOffset()) + ";";
        }
        if (value instanceof LocalDate date) {
            return "y" + DATE.format(date) + ";";
        }
        if (value instanceof LocalTime time) {
            return "t" + TIME.format(time) + ";";
        }
        if (value instanceof OffsetTime time) {
            return "t" + TIME.format(time) + offset(time.getOffset()) + ";";
        }
        if (value instanceof Duration duration) {
            return "p"
                    + BigInteger.valueOf(duration.toSeconds())
                            .multiply(BigInteger.valueOf(1_000_000))
                            .add(BigInteger.valueOf(duration.toNanosPart() / 1000))
                    + ";";
        }
        if (value instanceof ZoneOffset zone) {
            return "z" + zone.getTotalSeconds() + ";";
        }
        throw new IllegalArgumentException("no notation for a " + value.getClass());
    }

    private static String offset(ZoneOffset zone) {
        return String.format("%+d", zone.getTotalSeconds());
    }
}
