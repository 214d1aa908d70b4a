package io.memwire.serialization.pickle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object as a pickle, byte for byte as Python 3 does in that protocol where both have the class. Not thread-safe,
 * and made for one object.
 *
 * <p>A container that is reached again is written as a reference, so it is one object in Python too; an empty one never is,
 * because {@code List.of()} is one object for reasons of Java's.
 */
final class Pickler {
    /** What a reader counts for one object that is made by a call: function, arguments, their tuple, result. */
    private static final int OBJECTS_OF_A_CALL = 8;

    /** From this length on a message tells no more of where it is. */
    private static final int LONG_MESSAGE = 400;

    /** A container in the pickle: its number there, and how many objects it has inside. */
    private record Written(int index, int objects) {}

    private final PickleOutput out;
    private final PickleLimits limits;
    private final Budget budget;
    private final IdentityHashMap<Object, Written> written = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Written> writtenAsKeys = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();
    private final Map<Object, Integer> textsAndGlobals = new HashMap<>();
    private int remembered;

    Pickler(PickleOutput out, PickleLimits limits) {
        this.out = out;
        this.limits = limits;
        this.budget = new Budget(limits.maxElements());
    }

    /**
     * Writes an object.
     *
     * @throws RefusedException if Python has nothing for it, or it breaks a limit
     */
    byte[] dump(Object value) {
        out.begin();
        write(value, false);
        out.op(Opcode.STOP);
        return out.toByteArray();
    }

    /** Writes anything; {@code asKey} where Python wants it hashable, and has tuples and frozensets for lists and sets. */
    private void write(@Nullable Object value, boolean asKey) {
        budget.take(asKey ? 2 : 1);
        if (value == null) {
            out.op(Opcode.NONE);
        } else if (!writeScalar(value) && !writeObject(value) && !writeTime(value)) {
            writeContainer(value, asKey);
        }
    }

    private boolean writeScalar(Object value) {
        if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            out.integer(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            out.bool(truth);
        } else if (value instanceof Double || value instanceof Float) {
            out.real(((Number) value).doubleValue());
        } else if (value instanceof BigInteger number) {
            PythonNumbers.requireDigits(number, limits);
            if (number.bitLength() < Long.SIZE) {
                out.integer(number.longValue());
            } else {
                out.integer(number);
            }
        } else if (value instanceof Character character) {
            writeText(character.toString());
        } else {
            return false;
        }
        return true;
    }

    private void writeText(String text) {
        if (!recall(text)) {
            out.text(text);
            remember(text);
        }
    }

    /** What Python makes by calling a class with something simple. */
    private boolean writeObject(Object value) {
        if (value instanceof byte[] bytes) {
            writeBytes(bytes, bytes);
        } else if (value instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            writeBytes(buffer, bytes);
        } else if (value instanceof BigDecimal number) {
            PythonNumbers.requireSmall(number, limits);
            budget.take(number.precision());
            call(PythonGlobal.DECIMAL, number.toString());
        } else if (value instanceof UUID uuid) {
            call(PythonGlobal.UUID, uuid.toString());
        } else {
            return false;
        }
        return true;
    }

    private void writeBytes(Object owner, byte[] bytes) {
        if (bytes.length == 0) {
            call(PythonGlobal.BYTES);
        } else if (!recall(owner, written)) {
            budget.takeCopy(bytes.length);
            call(PythonGlobal.ENCODE, new String(bytes, StandardCharsets.ISO_8859_1), "latin1");
            written.put(owner, new Written(remembered - 1, OBJECTS_OF_A_CALL));
        }
    }

    private boolean writeTime(Object value) {
        if (value instanceof Instant instant) {
            writeInstant(instant);
        } else if (value instanceof OffsetDateTime dateTime) {
            call(PythonGlobal.DATETIME, PythonDates.state(dateTime.toLocalDateTime()), dateTime.getOffset());
        } else if (value instanceof LocalDateTime dateTime) {
            call(PythonGlobal.DATETIME, PythonDates.state(dateTime));
        } else if (value instanceof LocalDate date) {
            call(PythonGlobal.DATE, PythonDates.state(date));
        } else if (value instanceof LocalTime time) {
            call(PythonGlobal.TIME, PythonDates.state(time));
        } else if (value instanceof OffsetTime time) {
            call(PythonGlobal.TIME, PythonDates.state(time.toLocalTime()), time.getOffset());
        } else if (value instanceof Duration duration) {
            long[] parts = PythonDates.parts(duration);
            call(PythonGlobal.TIMEDELTA, parts[0], parts[1], parts[2]);
        } else if (value instanceof ZoneOffset zone) {
            call(PythonGlobal.TIMEZONE, Duration.ofSeconds(zone.getTotalSeconds()));
        } else {
            return false;
        }
        return true;
    }

    private void writeInstant(Instant instant) {
        OffsetDateTime dateTime;
        try {
            dateTime = instant.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw PythonDates.noYearOfPython();
        }
        writeTime(dateTime);
    }

    private void call(PythonGlobal function, Object... arguments) {
        budget.take(OBJECTS_OF_A_CALL);
        if (!recall(function)) {
            out.global(function);
            remember(function);
        }
        writeTuple(List.of(arguments), false);
        out.op(Opcode.REDUCE);
        out.put(remembered++);
    }

    private void writeContainer(Object value, boolean asKey) {
        if (value instanceof Map<?, ?> map && !asKey) {
            within(map, map.isEmpty(), false, () -> writeDict(map));
        } else if (value instanceof Set<?> set) {
            PythonEquality.requireDistinct(set);
            within(set, set.isEmpty(), asKey, () -> writeSet(set, asKey));
        } else {
            Collection<?> elements = JavaSequences.elements(value);
            within(value, elements.isEmpty(), asKey, () -> {
                if (asKey || value instanceof PickleTuple) {
                    writeTuple(elements, asKey);
                } else {
                    writeList(elements);
                }
            });
        }
    }

    /** Writes a container, or a reference to it if it was written before. */
    private void within(Object container, boolean empty, boolean asKey, Runnable write) {
        IdentityHashMap<Object, Written> before = asKey ? writtenAsKeys : written;
        if (!empty && recall(container, before)) {
            return;
        }
        if (open.put(container, asKey) != null) {
            throw new RefusedException("it holds itself, which this serializer does not write");
        }
        if (open.size() > limits.maxDepth()) {
            throw ResultCheck.tooDeep(limits);
        }
        int objectsBefore = budget.left();
        int index = asKey || container instanceof PickleTuple || container instanceof Set ? -1 : remembered;
        write.run();
        open.remove(container);
        if (!empty) {
            before.put(container, new Written(index < 0 ? remembered - 1 : index, objectsBefore - budget.left()));
        }
    }

    private void writeList(Collection<?> elements) {
        out.emptyList();
        out.put(remembered++);
        writeItems("element", elements, element -> write(element, false), Opcode.APPEND, Opcode.APPENDS);
    }

    private void writeDict(Map<?, ?> map) {
        PythonEquality.requireDistinct(map.keySet());
        out.emptyDict();
        out.put(remembered++);
        writeItems(
                "entry",
                map.entrySet(),
                entry -> {
                    write(entry.getKey(), true);
                    write(entry.getValue(), false);
                },
                Opcode.SETITEM,
                Opcode.SETITEMS);
    }

    /** The class set is called with a list of the elements. */
    private void writeSet(Set<?> set, boolean frozen) {
        PythonGlobal type = frozen ? PythonGlobal.FROZENSET : PythonGlobal.SET;
        budget.take(OBJECTS_OF_A_CALL);
        if (!recall(type)) {
            out.global(type);
            remember(type);
        }
        out.beginTuple(1);
        out.emptyList();
        out.put(remembered++);
        writeItems("element", set, element -> write(element, true), Opcode.APPEND, Opcode.APPENDS);
        out.endTuple(1);
        out.put(remembered++);
        out.op(Opcode.REDUCE);
        out.put(remembered++);
    }

    private void writeTuple(Collection<?> elements, boolean asKey) {
        int length = elements.size();
        out.beginTuple(length);
        int index = 0;
        for (Object element : elements) {
            try {
                write(element, asKey);
                index++;
            } catch (RefusedException e) {
                throw at("element", index, e);
            }
        }
        out.endTuple(length);
        if (length > 0) {
            out.put(remembered++);
        }
    }

    private <T extends @Nullable Object> void writeItems(
            String word, Collection<T> items, Consumer<T> write, int single, int several) {
        boolean singly = out.batch() == 1 || items.size() == 1;
        int index = 0;
        for (T item : items) {
            if (!singly && index % out.batch() == 0) {
                out.op(Opcode.MARK);
            }
            try {
                write.accept(item);
            } catch (RefusedException e) {
                throw at(word, index, e);
            }
            index++;
            if (singly) {
                out.op(single);
            } else if (index % out.batch() == 0) {
                out.op(several);
            }
        }
        if (!singly && index % out.batch() != 0) {
            out.op(several);
        }
    }

    private static RefusedException at(String word, int index, RefusedException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > LONG_MESSAGE ? e : new RefusedException("in " + word + " " + index + ": " + message);
    }

    private boolean recall(Object textOrGlobal) {
        Integer index = textsAndGlobals.get(textOrGlobal);
        if (index == null) {
            return false;
        }
        out.get(index);
        return true;
    }

    private void remember(Object textOrGlobal) {
        textsAndGlobals.put(textOrGlobal, remembered);
        out.put(remembered++);
    }

    private boolean recall(Object container, IdentityHashMap<Object, Written> before) {
        Written earlier = before.get(container);
        if (earlier == null) {
            return false;
        }
        budget.take(earlier.objects());
        out.get(earlier.index());
        return true;
    }
}
