package io.memwire.serialization.pickle;

import java.math.BigInteger;

/** Lines of text, as python-memcached writes by default and every Python reads. */
final class Protocol0Output extends PickleOutput {
    @Override
    int batch() {
        return 1;
    }

    @Override
    void begin() {}

    @Override
    void bool(boolean value) {
        line(Opcode.INT, value ? "01" : "00");
    }

    @Override
    void integer(long value) {
        if (value == (int) value) {
            line(Opcode.INT, Long.toString(value));
        } else {
            line(Opcode.LONG, value + "L");
        }
    }

    @Override
    void integer(BigInteger value) {
        line(Opcode.LONG, value + "L");
    }

    @Override
    void real(double value) {
        line(Opcode.FLOAT, PythonNumbers.format(value));
    }

    @Override
    void text(String value) {
        op(Opcode.UNICODE);
        bytes(PythonText.encodeRawUnicodeEscape(value));
        op('\n');
    }

    @Override
    void emptyList() {
        op(Opcode.MARK);
        op(Opcode.LIST);
    }

    @Override
    void emptyDict() {
        op(Opcode.MARK);
        op(Opcode.DICT);
    }

    @Override
    void beginTuple(int length) {
        op(Opcode.MARK);
    }

    @Override
    void endTuple(int length) {
        op(Opcode.TUPLE);
    }

    @Override
    void put(int index) {
        line(Opcode.PUT, Integer.toString(index));
    }

    @Override
    void get(int index) {
        line(Opcode.GET, Integer.toString(index));
    }
}
