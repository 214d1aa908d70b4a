package io.memwire.serialization.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pickle of any protocol from 0 to 5. A machine for data alone: it has no instruction that loads a class, sets an
 * attribute, or calls anything but {@link PythonGlobal}. Not thread-safe, and made for one pickle.
 *
 * <p>Time and memory are in proportion to the bytes given, and to {@link PickleLimits#maxElements} at most, whatever the
 * bytes are. Source: Python's {@code pickletools}.
 */
final class Unpickler {
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final PickleLimits limits;
    private final OperandStack stack = new OperandStack();
    private final Budget budget;
    private final Memo memo;
    private final DictKeys keys;

    Unpickler(byte[] pickle, PickleLimits limits) {
        this.in = new PickleInput(pickle);
        this.limits = limits;
        this.budget = new Budget(limits.maxElements());
        this.memo = new Memo(limits.maxMemoEntries());
        this.keys = new DictKeys(limits, budget);
    }

    /** Index of the first byte that was not read. */
    int position() {
        return in.position();
    }

    /**
     * Reads the pickle.
     *
     * @return the object that it makes, null for {@code None}
     * @throws RefusedException if it is no pickle, breaks a limit, or is not data
     */
    @Nullable
    Object load() {
        int opcode;
        while ((opcode = in.uint8()) != Opcode.STOP) {
            execute(opcode);
        }
        Object result = stack.pop();
        if (!stack.isEmpty() || stack.hasMark() || in.left() > 0) {
            throw new RefusedException("something is left over at its end");
        }
        new ResultCheck(limits).check(result);
        return result;
    }

    private void execute(int opcode) {
        switch (opcode) {
            case Opcode.PROTO -> requireProtocol(in.uint8());
            case Opcode.FRAME -> in.frame();

            case Opcode.NONE -> push(null);
            case Opcode.NEWTRUE -> push(true);
            case Opcode.NEWFALSE -> push(false);
            case Opcode.INT -> push(PythonNumbers.parseInt(in.line(), limits));
            case Opcode.BININT -> push((long) in.int32());
            case Opcode.BININT1 -> push((long) in.uint8());
            case Opcode.BININT2 -> push((long) in.uint16());
            case Opcode.LONG -> push(PythonNumbers.parseLong(in.line(), limits));
            case Opcode.LONG1 -> pushLong(in.uint8());
            case Opcode.LONG4 -> pushLong(in.int32());
            case Opcode.FLOAT -> push(PythonNumbers.parseFloat(in.line()));
            case Opcode.BINFLOAT -> push(in.float64());

            case Opcode.STRING -> push(PythonText.decodePython2(PythonText.decodeRepr(in.line())));
            case Opcode.BINSTRING -> push(PythonText.decodePython2(in.bytes(in.int32())));
            case Opcode.SHORT_BINSTRING -> push(PythonText.decodePython2(in.bytes(in.uint8())));
            case Opcode.UNICODE -> push(PythonText.decodeRawUnicodeEscape(in.line()));
            case Opcode.SHORT_BINUNICODE -> push(in.text(in.uint8()));
            case Opcode.BINUNICODE -> push(in.text(in.uint32()));
            case Opcode.BINUNICODE8 -> push(in.text(in.int64()));
            case Opcode.SHORT_BINBYTES -> push(in.bytes(in.uint8()));
            case Opcode.BINBYTES -> push(in.bytes(in.uint32()));
            case Opcode.BINBYTES8, Opcode.BYTEARRAY8 -> push(in.bytes(in.int64()));

            case Opcode.EMPTY_LIST -> push(new ArrayList<>());
            case Opcode.LIST -> push(new ArrayList<>(Arrays.asList(stack.popToMark())));
            case Opcode.APPEND -> append(stack.popItems(1));
            case Opcode.APPENDS -> append(stack.popToMark());
            case Opcode.EMPTY_TUPLE -> push(PickleTuple.of());
            case Opcode.TUPLE1 -> push(PickleTuple.of(stack.popItems(1)));
            case Opcode.TUPLE2 -> push(PickleTuple.of(stack.popItems(2)));
            case Opcode.TUPLE3 -> push(PickleTuple.of(stack.popItems(3)));
            case Opcode.TUPLE -> push(PickleTuple.of(stack.popToMark()));
            case Opcode.EMPTY_DICT -> push(new LinkedHashMap<>());
            case Opcode.DICT -> dict(stack.popToMark());
            case Opcode.SETITEM -> setItems(stack.popItems(2));
            case Opcode.SETITEMS -> setItems(stack.popToMark());
            case Opcode.EMPTY_SET -> push(new LinkedHashSet<>());
            case Opcode.ADDITEMS -> addItems(stack.popToMark());
            case Opcode.FROZENSET -> push(Collections.unmodifiableSet(set(stack.popToMark())));

            case Opcode.MARK -> {
                budget.take(1);
                stack.mark();
            }
            case Opcode.POP -> popOrUnmark();
            case Opcode.POP_MARK -> stack.popToMark();
            case Opcode.DUP -> push(stack.peek());
            case Opcode.PUT -> memo.put(index(), stack.peek());
            case Opcode.BINPUT -> memo.put(in.uint8(), stack.peek());
            case Opcode.LONG_BINPUT -> memo.put(in.uint32(), stack.peek());
            case Opcode.MEMOIZE -> memo.add(stack.peek());
            case Opcode.GET -> recall(index());
            case Opcode.BINGET -> recall(in.uint8());
            case Opcode.LONG_BINGET -> recall(in.uint32());

            case Opcode.GLOBAL -> push(PythonGlobal.named(in.line(), in.line()));
            case Opcode.STACK_GLOBAL -> global(stack.popItems(2));
            case Opcode.REDUCE -> reduce(stack.popItems(2));
            case Opcode.NEWOBJ -> make(stack.popItems(2));
            case Opcode.BUILD -> build(stack.popItems(2));
            default -> throw refusedOpcode(opcode);
        }
    }

    private static void requireProtocol(int protocol) {
        if (protocol > NEWEST_PROTOCOL) {
            throw new RefusedException("its protocol is " + protocol + "; 0 to " + NEWEST_PROTOCOL + " are read");
        }
    }

    private void push(@Nullable Object value) {
        budget.take(1);
        stack.push(value);
    }

    private void pushLong(int length) {
        if (length < 0 || length * 8L > limits.maxBits() + Byte.SIZE) {
            throw PythonNumbers.tooManyDigits(limits);
        }
        push(PythonNumbers.fromLittleEndian(in.bytes(length), limits));
    }

    @SuppressWarnings("unchecked") // the lists here were made here, of anything
    private void append(@Nullable Object[] items) {
        if (!(stack.peek() instanceof ArrayList<?> list)) {
            throw new RefusedException("it appends to something else than a list");
        }
        ((List<@Nullable Object>) list).addAll(Arrays.asList(items));
    }

    private void dict(@Nullable Object[] items) {
        push(new LinkedHashMap<>());
        setItems(items);
    }

    @SuppressWarnings("unchecked") // the dicts here were made here, of anything
    private void setItems(@Nullable Object[] items) {
        if (!(stack.peek() instanceof LinkedHashMap<?, ?> dict) || items.length % 2 != 0) {
            throw new RefusedException("it sets items of something else than a dict, or half an item");
        }
        for (int i = 0; i < items.length; i += 2) {
            keys.put((Map<@Nullable Object, @Nullable Object>) dict, items[i], items[i + 1]);
        }
    }

    @SuppressWarnings("unchecked") // the sets here were made here, of anything
    private void addItems(@Nullable Object[] items) {
        if (!(stack.peek() instanceof LinkedHashSet<?> set)) {
            throw new RefusedException("it adds to something else than a set");
        }
        for (Object item : items) {
            keys.add((Set<@Nullable Object>) set, item);
        }
    }

    private Set<@Nullable Object> set(@Nullable Object[] items) {
        var set = new LinkedHashSet<@Nullable Object>();
        for (Object item : items) {
            keys.add(set, item);
        }
        return set;
    }

    private void popOrUnmark() {
        if (stack.isEmpty()) {
            stack.popToMark();
        } else {
            stack.pop();
        }
    }

    private long index() {
        String line = in.line();
        if (line.isEmpty() || line.length() > 10 || !line.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedException("the number of a remembered object is none");
        }
        return Long.parseLong(line);
    }

    private void recall(long index) {
        Object value = memo.get(index);
        push(value instanceof UnbuiltUuid uuid && uuid.value() != null ? uuid.value() : value);
    }

    private void global(@Nullable Object[] names) {
        if (!(names[0] instanceof String module) || !(names[1] instanceof String name)) {
            throw new RefusedException("it names a class with something else than text");
        }
        push(PythonGlobal.named(module, name));
    }

    private void reduce(@Nullable Object[] call) {
        if (!(call[0] instanceof PythonGlobal function) || !(call[1] instanceof PickleTuple arguments)) {
            throw new RefusedException("it calls something that is no function, or without a tuple of arguments");
        }
        push(function.call(new Arguments(arguments, limits, budget), keys));
    }

    private void make(@Nullable Object[] call) {
        if (!(call[0] instanceof PythonGlobal type) || !PickleTuple.of().equals(call[1])) {
            throw new RefusedException("it makes an instance of something that is no class, or with arguments");
        }
        push(type.make());
    }

    private void build(@Nullable Object[] targetAndState) {
        if (!(targetAndState[0] instanceof UnbuiltUuid uuid)) {
            throw new RefusedException("it sets the attributes of an object, which only a UUID has here");
        }
        push(uuid.build(targetAndState[1]));
    }

    private static RefusedException refusedOpcode(int opcode) {
        return new RefusedException(
                switch (opcode) {
                    case Opcode.PERSID, Opcode.BINPERSID -> "it refers to an object that is stored elsewhere";
                    case Opcode.EXT1, Opcode.EXT2, Opcode.EXT4 -> "it uses the extension registry";
                    case Opcode.INST, Opcode.OBJ, Opcode.NEWOBJ_EX -> "it makes an instance of a class of its own";
                    case Opcode.NEXT_BUFFER, Opcode.READONLY_BUFFER -> "it refers to a buffer outside of it";
                    default -> String.format("0x%02x is no instruction of a pickle", opcode);
                });
    }
}
