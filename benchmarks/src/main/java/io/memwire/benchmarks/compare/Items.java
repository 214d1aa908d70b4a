package io.memwire.benchmarks.compare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a workload and their values. A value begins with eight bytes that belong to its key, so that a client
 * that gave one caller the value of another would be found out.
 */
final class Items {
    private static final VarHandle MARK = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String[] keys;
    private final byte[][] values;
    private final long[] marks;
    private final int valueBytes;

    Items(Workload workload) {
        valueBytes = workload.valueBytes();
        keys = new String[workload.keys()];
        values = new byte[keys.length][];
        marks = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "bench:key:" + i;
            marks[i] = 0x9E3779B97F4A7C15L * (i + 1);
            values[i] = new byte[valueBytes];
            MARK.set(values[i], 0, marks[i]);
        }
    }

    int count() {
        return keys.length;
    }

    String key(int index) {
        return keys[index];
    }

    byte[] value(int index) {
        return values[index];
    }

    /** Keys in a row, from {@code first} on, round and round. */
    List<String> keys(int first, int count) {
        var some = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            some.add(keys[(first + i) % keys.length]);
        }
        return some;
    }

    /**
     * Checks a value that came.
     *
     * @throws WrongAnswerException if it is not the value of that key
     */
    void check(int index, byte @Nullable [] value) {
        if (value == null || value.length != valueBytes) {
            throw new WrongAnswerException(
                    (value == null ? "no value" : value.length + " bytes") + " in answer to " + keys[index]);
        }
        check(index, value, 0);
    }

    /** Checks a value that begins at an offset of what was received. */
    void check(int index, byte[] received, int offset) {
        if ((long) MARK.get(received, offset) != marks[index]) {
            throw new WrongAnswerException("the value of another key in answer to " + keys[index]);
        }
    }

    /** Checks what came for keys in a row. */
    void check(int first, List<String> keys, Map<String, byte[]> received) {
        for (int i = 0; i < keys.size(); i++) {
            check((first + i) % count(), received.get(keys.get(i)));
        }
    }

    /** Checks that a set was confirmed. */
    void requireStored(int index, boolean stored) {
        if (!stored) {
            throw new WrongAnswerException(keys[index] + " was not stored");
        }
    }

    /** A client gave what was not asked for; the measurement is void. */
    static final class WrongAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongAnswerException(String message) {
            super(message);
        }
    }
}
