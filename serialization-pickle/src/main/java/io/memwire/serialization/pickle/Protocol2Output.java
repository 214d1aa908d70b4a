package io.memwire.serialization.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The binary form that both Python 2 and 3 read. */
final class Protocol2Output extends PickleOutput {
    private static final int PROTOCOL = 2;
    private static final int BATCH = 1000;
    private static final int MAX_UINT8 = 0xff;
    private static final int MAX_UINT16 = 0xffff;

    /** Tuples up to this length have an instruction of their own and need no mark. */
    private static final int SHORT_TUPLE = 3;

    @Override
    int batch() {
        return BATCH;
    }

    @Override
    void begin() {
        op(Opcode.PROTO, PROTOCOL);
    }

    @Override
    void bool(boolean value) {
        op(value ? Opcode.NEWTRUE : Opcode.NEWFALSE);
    }

    @Override
    void integer(long value) {
        if (value >= 0 && value <= MAX_UINT8) {
            op(Opcode.BININT1, (int) value);
        } else if (value >= 0 && value <= MAX_UINT16) {
            op(Opcode.BININT2, (int) value);
            op((int) value >> Byte.SIZE);
        } else if (value == (int) value) {
            op(Opcode.BININT);
            int32((int) value);
        } else {
            integer(BigInteger.valueOf(value));
        }
    }

    @Override
    void integer(BigInteger value) {
        byte[] bytes = PythonNumbers.toLittleEndian(value);
        if (bytes.length <= MAX_UINT8) {
            op(Opcode.LONG1, bytes.length);
        } else {
            op(Opcode.LONG4);
            int32(bytes.length);
        }
        bytes(bytes);
    }

    @Override
    void real(double value) {
        op(Opcode.BINFLOAT);
        bytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    @Override
    void text(String value) {
        byte[] utf8 = PythonText.encodeUtf8(value);
        op(Opcode.BINUNICODE);
        int32(utf8.length);
        bytes(utf8);
    }

    @Override
    void emptyList() {
        op(Opcode.EMPTY_LIST);
    }

    @Override
    void emptyDict() {
        op(Opcode.EMPTY_DICT);
    }

    @Override
    void beginTuple(int length) {
        if (length > SHORT_TUPLE) {
            op(Opcode.MARK);
        }
    }

    @Override
    void endTuple(int length) {
        op(
                switch (length) {
                    case 0 -> Opcode.EMPTY_TUPLE;
                    case 1 -> Opcode.TUPLE1;
                    case 2 -> Opcode.TUPLE2;
                    case SHORT_TUPLE -> Opcode.TUPLE3;
                    default -> Opcode.TUPLE;
                });
    }

    @Override
    void put(int index) {
        if (index <= MAX_UINT8) {
            op(Opcode.BINPUT, index);
        } else {
            op(Opcode.LONG_BINPUT);
            int32(index);
        }
    }

    @Override
    void get(int index) {
        if (index <= MAX_UINT8) {
            op(Opcode.BINGET, index);
        } else {
            op(Opcode.LONG_BINGET);
            int32(index);
        }
    }
}
