package io.memwire.client;

import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import org.jspecify.annotations.Nullable;

/** {@code get} of several keys in one line. Hits come in the order asked: a key that is passed over is a miss. */
final class MultiRetrievalCall extends Call {
    private final byte[][] keys;
    private final byte[] @Nullable [] values;
    private final int[] flags;

    /** Index of the first key that the next value may belong to. */
    private int cursor;

    /** {@code keys} must not be empty. */
    MultiRetrievalCall(byte[][] keys) {
        super(Command.GET_MULTI);
        this.keys = keys;
        this.values = new byte[keys.length][];
        this.flags = new int[keys.length];
    }

    @Override
    void encode(WireBuffer out) {
        RequestEncoder.get(out, keys);
    }

    @Override
    boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException {
        if (kind == ReplyKind.VALUE) {
            while (cursor < keys.length && !reply.keyEquals(keys[cursor])) {
                cursor++;
            }
            if (cursor == keys.length) {
                throw new UnexpectedReplyException(
                        "a value of key " + reply.keyText() + ", which was not asked for at this place");
            }
            flags[cursor] = reply.flags();
            values[cursor++] = reply.value();
            return false;
        }
        if (kind == ReplyKind.END) {
            return true;
        }
        if (isError(kind)) {
            return acceptError(kind, reply, node);
        }
        throw unexpected(command, kind);
    }

    @Override
    MultiRetrievalCall copy() {
        return new MultiRetrievalCall(keys);
    }

    @Override
    int estimatedBytes() {
        int bytes = 16;
        for (byte[] key : keys) {
            bytes += key.length + 1;
        }
        return bytes;
    }

    /** The value of the key at {@code index}, or null on a miss; of a call that was given up nobody may know. */
    byte @Nullable [] value(int index) {
        return isDone() ? values[index] : null;
    }

    int flags(int index) {
        return flags[index];
    }
}
