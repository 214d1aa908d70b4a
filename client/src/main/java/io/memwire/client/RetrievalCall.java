package io.memwire.client;

import io.memwire.api.Key;
import io.memwire.protocol.text.ReplyDecoder;
import io.memwire.protocol.text.ReplyKind;
import io.memwire.protocol.text.RequestEncoder;
import io.memwire.protocol.text.WireBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code get}, {@code gets}, {@code gat} or {@code gats} of one key.
 *
 * <p>memcached answers each {@code get} line with a write of its own, so adjacent gets that have not left yet are merged
 * into one line: {@link #joinLine}. The decoder of replies splits them again: {@link RetrievalLine}.
 */
final class RetrievalCall extends Call {
    /** Keys that merge into one line at most: the server answers a line as a whole, others wait meanwhile. */
    static final int MAX_KEYS_PER_LINE = 64;

    /** Longest key that every server takes; a longer one might spoil the line for the others. */
    private static final int MAX_MERGED_KEY_BYTES = 250;

    private final byte[] key;
    private final long exptime;

    /** Whether it has a line for itself: a request that is repeated, since the key of another may have spoilt the line. */
    private final boolean alone;

    /** Whether no other call shares the rest of the line. Settled before the line is written. */
    private volatile boolean lastOfLine = true;

    /** Whether it has or had a line in common with others. Settled before the line is written. */
    private boolean shared;

    private byte @Nullable [] value;
    private int flags;
    private long casUnique;

    private RetrievalCall(Command command, byte[] key, long exptime, boolean alone) {
        super(command);
        this.key = key;
        this.exptime = exptime;
        this.alone = alone;
    }

    static RetrievalCall get(Key key) {
        return new RetrievalCall(Command.GET, key.bytes(), 0, false);
    }

    static RetrievalCall gets(Key key) {
        return new RetrievalCall(Command.GETS, key.bytes(), 0, false);
    }

    static RetrievalCall gat(Key key, long exptime) {
        return new RetrievalCall(Command.GAT, key.bytes(), exptime, false);
    }

    static RetrievalCall gats(Key key, long exptime) {
        return new RetrievalCall(Command.GATS, key.bytes(), exptime, false);
    }

    @Override
    void encode(WireBuffer out) {
        switch (command) {
            case GET -> RequestEncoder.get(out, key);
            case GETS -> RequestEncoder.gets(out, key);
            case GAT -> RequestEncoder.gat(out, exptime, key);
            default -> RequestEncoder.gats(out, exptime, key);
        }
    }

    /** Whether its key may share a line with others. */
    boolean isMergeable() {
        return (command == Command.GET || command == Command.GETS) && key.length <= MAX_MERGED_KEY_BYTES && !alone;
    }

    /** Writes this call's key at the end of the line that {@code previous} ends, which is the last thing in the buffer. */
    void joinLine(RetrievalCall previous, WireBuffer out) {
        shared = true;
        previous.shared = true;
        previous.lastOfLine = false;
        RequestEncoder.anotherKey(out, key);
    }

    boolean isLastOfLine() {
        return lastOfLine;
    }

    boolean isFor(ReplyDecoder reply) {
        return reply.keyEquals(key);
    }

    boolean isHit() {
        return value != null;
    }

    /** Takes the value that the decoder stands on. */
    void hit(ReplyDecoder reply) throws UnexpectedReplyException {
        if (command == Command.GETS || command == Command.GATS) {
            if (!reply.hasCasUnique()) {
                throw new UnexpectedReplyException("a value without cas unique in answer to " + command);
            }
            casUnique = reply.casUnique();
        }
        flags = reply.flags();
        value = reply.value();
    }

    /** Lines are split by the connection, so this one is only asked when it has the line for itself. */
    @Override
    boolean accept(ReplyKind kind, ReplyDecoder reply, String node) throws UnexpectedReplyException {
        if (kind == ReplyKind.VALUE) {
            if (value != null || !isFor(reply)) {
                throw new UnexpectedReplyException("a value of key " + reply.keyText() + ", which was not asked for");
            }
            hit(reply);
            return false;
        }
        if (kind == ReplyKind.END) {
            return true;
        }
        if (isError(kind)) {
            return acceptError(kind, reply, node, shared);
        }
        throw unexpected(command, kind);
    }

    @Override
    RetrievalCall copy() {
        return new RetrievalCall(command, key, exptime, true);
    }

    @Override
    int estimatedBytes() {
        return key.length + 24;
    }

    /** The value, or null on a miss. */
    byte @Nullable [] value() {
        return value;
    }

    int flags() {
        return flags;
    }

    long casUnique() {
        return casUnique;
    }
}
