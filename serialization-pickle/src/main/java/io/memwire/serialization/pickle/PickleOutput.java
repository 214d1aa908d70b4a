package io.memwire.serialization.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.Arrays;

/** The bytes of a pickle in the making. What is written differently in each protocol is a method of its own. */
abstract class PickleOutput {
    private byte[] bytes = new byte[256];
    private int size;

    /** The output for protocol 0 or 2. */
    static PickleOutput of(int protocol) {
        return protocol == 0 ? new Protocol0Output() : new Protocol2Output();
    }

    /** How many items are put into their container at once; 1 for each by itself. */
    abstract int batch();

    abstract void begin();

    abstract void bool(boolean value);

    abstract void integer(long value);

    abstract void integer(BigInteger value);

    abstract void real(double value);

    abstract void text(String value);

    abstract void emptyList();

    abstract void emptyDict();

    /** Begins a tuple; its elements follow. */
    abstract void beginTuple(int length);

    abstract void endTuple(int length);

    /** Remembers what was made last under a number. */
    abstract void put(int index);

    abstract void get(int index);

    final void op(int opcode) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) opcode;
    }

    final void op(int opcode, int uint8) {
        op(opcode);
        op(uint8);
    }

    final void int32(int value) {
        op(value);
        op(value >> 8);
        op(value >> 16);
        op(value >> 24);
    }

    final void bytes(byte[] more) {
        if (more.length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more.length)));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    final void line(int opcode, String text) {
        op(opcode);
        line(text);
    }

    final void line(String text) {
        bytes(text.getBytes(ISO_8859_1));
        op('\n');
    }

    final void global(PythonGlobal global) {
        line(Opcode.GLOBAL, global.module());
        line(global.pythonName());
    }

    final byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
