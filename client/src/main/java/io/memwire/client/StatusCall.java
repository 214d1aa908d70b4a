package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.StoreCommand;
import io.memwire.protocol.text.WireBuffer;
import java.util.EnumSet;
import java.util.Set;

/** A request that one line answers: what became of it, a number, or the version. */
final class StatusCall extends Call {
    private static final Set<ReplyKind> STORE_ANSWERS = EnumSet.of(ReplyKind.STORED, ReplyKind.NOT_STORED);
    private static final Set<ReplyKind> CAS_ANSWERS =
            EnumSet.of(ReplyKind.STORED, ReplyKind.NOT_STORED, ReplyKind.EXISTS, ReplyKind.NOT_FOUND);
    private static final Set<ReplyKind> DELETE_ANSWERS = EnumSet.of(ReplyKind.DELETED, ReplyKind.NOT_FOUND);
    private static final Set<ReplyKind> TOUCH_ANSWERS = EnumSet.of(ReplyKind.TOUCHED, ReplyKind.NOT_FOUND);
    private static final Set<ReplyKind> COUNT_ANSWERS = EnumSet.of(ReplyKind.NUMBER, ReplyKind.NOT_FOUND);
    private static final Set<ReplyKind> FLUSH_ANSWERS = EnumSet.of(ReplyKind.OK);
    private static final Set<ReplyKind> VERSION_ANSWERS = EnumSet.of(ReplyKind.VERSION);

    private final Request request;
    private final Set<ReplyKind> answers;

    private ReplyKind status = ReplyKind.ERROR;
    private long number;
    private String text = "";

    private StatusCall(Command command, Request request, Set<ReplyKind> answers) {
        super(command);
        this.request = request;
        this.answers = answers;
    }

    /** Writes the request; the data it takes along are its own. */
    private interface Request {
        void encode(WireBuffer out, boolean noreply);

        default int estimatedBytes() {
            return 320;
        }

        default boolean hasData() {
            return false;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // only read, and never compared
    private record Store(Command command, byte[] key, int flags, long exptime, byte[] data, long casUnique)
            implements Request {
        @Override
        public void encode(WireBuffer out, boolean noreply) {
            if (command == Command.CAS) {
                RequestEncoder.cas(out, key, flags, exptime, data, casUnique, noreply);
            } else {
                RequestEncoder.store(out, storeCommand(command), key, flags, exptime, data, noreply);
            }
        }

        @Override
        public int estimatedBytes() {
            return key.length + data.length + 64;
        }

        @Override
        public boolean hasData() {
            return true;
        }
    }

    private static StoreCommand storeCommand(Command command) {
        return switch (command) {
            case ADD -> StoreCommand.ADD;
            case REPLACE -> StoreCommand.REPLACE;
            case APPEND -> StoreCommand.APPEND;
            case PREPEND -> StoreCommand.PREPEND;
            default -> StoreCommand.SET;
        };
    }

    static StatusCall store(Command command, Key key, int flags, long exptime, byte[] data, long casUnique) {
        return new StatusCall(
                command,
                new Store(command, key.bytes(), flags, exptime, data, casUnique),
                command == Command.CAS ? CAS_ANSWERS : STORE_ANSWERS);
    }

    static StatusCall delete(Key key) {
        byte[] bytes = key.bytes();
        return new StatusCall(
                Command.DELETE, (out, noreply) -> RequestEncoder.delete(out, bytes, noreply), DELETE_ANSWERS);
    }

    static StatusCall touch(Key key, long exptime) {
        byte[] bytes = key.bytes();
        return new StatusCall(
                Command.TOUCH, (out, noreply) -> RequestEncoder.touch(out, bytes, exptime, noreply), TOUCH_ANSWERS);
    }

    static StatusCall incr(Key key, long delta) {
        byte[] bytes = key.bytes();
        return new StatusCall(
                Command.INCR, (out, noreply) -> RequestEncoder.incr(out, bytes, delta, noreply), COUNT_ANSWERS);
    }

    static StatusCall decr(Key key, long delta) {
        byte[] bytes = key.bytes();
        return new StatusCall(
                Command.DECR, (out, noreply) -> RequestEncoder.decr(out, bytes, delta, noreply), COUNT_ANSWERS);
    }

    static StatusCall flushAll(int delaySeconds) {
        return new StatusCall(
                Command.FLUSH_ALL,
                (out, noreply) -> RequestEncoder.flushAll(out, delaySeconds, noreply),
                FLUSH_ANSWERS);
    }

    static StatusCall version() {
        return new StatusCall(Command.VERSION, (out, noreply) -> RequestEncoder.version(out), VERSION_ANSWERS);
    }

    @Override
    void encode(WireBuffer out) {
        request.encode(out, false);
    }

    /** Writes the request so that no reply comes. */
    void encodeNoreply(WireBuffer out) {
        request.encode(out, true);
    }

    @Override
    boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException {
        if (answers.contains(kind)) {
            status = kind;
            if (kind == ReplyKind.NUMBER) {
                number = reply.number();
            } else if (kind == ReplyKind.VERSION) {
                text = reply.text();
            }
            return true;
        }
        if (isError(kind)) {
            return acceptError(kind, reply, node);
        }
        throw unexpected(command, kind);
    }

    /** After a malformed line the server reads the data block as commands. */
    @Override
    boolean isDoubtfulAfter(ReplyKind error) {
        return request.hasData() && error != ReplyKind.SERVER_ERROR;
    }

    @Override
    StatusCall copy() {
        return new StatusCall(command, request, answers);
    }

    @Override
    int estimatedBytes() {
        return request.estimatedBytes();
    }

    /** What the server said; valid once the call is done without failure. */
    ReplyKind status() {
        return status;
    }

    /** The number of incr and decr, unsigned. */
    long number() {
        return number;
    }

    /** The version. */
    String text() {
        return text;
    }
}
