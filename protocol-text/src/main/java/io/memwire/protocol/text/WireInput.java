package io.memwire.protocol.text;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that a peer sent and nobody has taken yet: finds lines, and collects the data block after a line into an
 * array of its own. It owns its buffer and is filled from outside: what is read goes to {@link #target()} at {@link
 * #targetOffset()}, at most {@link #targetLength()} bytes, then {@link #received}.
 *
 * <p>The message in work begins with its line; a block may follow. The line stays in the buffer, so that indices into
 * {@link #bytes()} hold until {@link #makeRoom()} is called. A block's bytes leave the buffer as they come, each copied
 * once; a block that is longer than the room in the buffer is read straight into its own array.
 *
 * <p>All is remembered by position, so that a peer that sends one byte at a time costs O(n) as any other.
 */
final class WireInput {
    /** From {@link #line()}: the line end has not come yet. */
    static final int INCOMPLETE = -1;

    /** From {@link #line()}: the line is longer than the limit. */
    static final int TOO_LONG = -2;

    private static final byte[] NO_BLOCK = {};
    private static final int CRLF_LENGTH = 2;

    private final int maxLineBytes;
    private final int usualCapacity;

    private byte[] buffer;
    private int start; // of the message in work
    private int searched; // before it there is no line feed that ends the line
    private int lineEnd; // after the CRLF of the line, once that is found
    private int next; // the first byte that the message in work has not used
    private int end; // of what was received

    private boolean blockOpen;
    private byte @Nullable [] block;
    private int missing; // bytes of the block that have not come

    WireInput(int maxLineBytes, int readBufferBytes) {
        this.maxLineBytes = maxLineBytes;
        this.usualCapacity = readBufferBytes;
        this.buffer = new byte[readBufferBytes];
    }

    byte[] target() {
        return readsIntoBlock() ? block() : buffer;
    }

    int targetOffset() {
        return readsIntoBlock() ? block().length - missing : end;
    }

    int targetLength() {
        return readsIntoBlock() ? missing : buffer.length - end;
    }

    void received(int count) {
        if (count < 0 || count > targetLength()) {
            throw new IllegalArgumentException(
                    "received " + count + " bytes where 0 to " + targetLength() + " were asked for");
        }
        if (readsIntoBlock()) {
            missing -= count;
        } else {
            end += count;
        }
    }

    private boolean readsIntoBlock() {
        return blockOpen && missing > buffer.length - end;
    }

    /** Whether nothing has come since the last message that was released. */
    boolean isEmpty() {
        return start == end;
    }

    /** The buffer in which the line stands, from {@link #lineStart()} on. */
    byte[] bytes() {
        return buffer;
    }

    int maxLineBytes() {
        return maxLineBytes;
    }

    int lineStart() {
        return start;
    }

    /**
     * Looks for the line of the next message. A line ends at CRLF; a line feed alone is a byte like any other.
     *
     * @return its length without CRLF, {@link #INCOMPLETE} or {@link #TOO_LONG}
     */
    int line() {
        for (int i = Math.max(searched, start + 1); i < end; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r') {
                searched = i;
                lineEnd = i + 1;
                next = lineEnd;
                int length = i - 1 - start;
                return length <= maxLineBytes ? length : TOO_LONG;
            }
        }
        searched = end;
        return receivedOfLine() <= maxLineBytes ? INCOMPLETE : TOO_LONG;
    }

    /** Whether nobody has looked for the end of the line yet. */
    boolean isLineUnread() {
        return searched == start;
    }

    /** Where the bytes received end. */
    int end() {
        return end;
    }

    /** Says that the line ends, CRLF included, at {@code newLineEnd}; false if it is then longer than the limit. */
    boolean lineFound(int newLineEnd) {
        if (newLineEnd - CRLF_LENGTH - start > maxLineBytes) {
            return false;
        }
        searched = newLineEnd - 1;
        lineEnd = newLineEnd;
        next = newLineEnd;
        return true;
    }

    /** Bytes of an incomplete line, without a CR that may belong to its end. */
    private int receivedOfLine() {
        int count = end - start;
        return count > 0 && buffer[end - 1] == '\r' ? count - 1 : count;
    }

    /** Says that a block of {@code length} bytes and CRLF follow the line that was found. */
    void openBlock(int length) {
        block = length == 0 ? NO_BLOCK : new byte[length];
        missing = length;
        blockOpen = true;
    }

    boolean isBlockOpen() {
        return blockOpen;
    }

    /** Takes what has come of the block; true when it is whole and the two bytes after it have come too. */
    boolean fillBlock() {
        byte[] into = block();
        int count = Math.min(end - next, missing);
        System.arraycopy(buffer, next, into, into.length - missing, count);
        next += count;
        missing -= count;
        return missing == 0 && end - next >= CRLF_LENGTH;
    }

    /** Where in {@link #bytes()} the two bytes after a whole block stand; they should be CRLF. */
    int blockTrailer() {
        return next;
    }

    /** Says that a whole block is in order; it is there to be taken until the message is released. */
    void closeBlock() {
        blockOpen = false;
        next += CRLF_LENGTH;
    }

    /** Hands the array of a closed block over; null when that was done before. */
    byte @Nullable [] takeBlock() {
        byte[] taken = block;
        block = null;
        return taken;
    }

    private byte[] block() {
        if (block == null) {
            throw new IllegalStateException("no block is open");
        }
        return block;
    }

    /** Leaves the message that is complete behind, and a block that nobody took; the next message begins. */
    void release() {
        start = next;
        searched = next;
        block = null;
    }

    /** To be called when the message in work is incomplete, before more is read: there is room for it then. */
    void makeRoom() {
        if (blockOpen) {
            dropTaken();
        }
        int kept = end - start;
        if (buffer.length > usualCapacity && kept < usualCapacity) {
            moveTo(new byte[usualCapacity]); // the long line is gone
        } else if (kept == buffer.length) {
            moveTo(new byte[(int) Math.min(buffer.length * 2L, longestCapacity())]);
        } else if (start > 0) {
            moveTo(buffer); // part of a line: few bytes, each moved at most once
        }
    }

    /** Only a line and the CRLF after its block need the buffer; what is in the block's array does not. */
    private long longestCapacity() {
        return maxLineBytes + 2L * CRLF_LENGTH;
    }

    private void dropTaken() {
        int rest = end - next;
        System.arraycopy(buffer, next, buffer, lineEnd, rest);
        next = lineEnd;
        end = lineEnd + rest;
    }

    private void moveTo(byte[] to) {
        System.arraycopy(buffer, start, to, 0, end - start);
        buffer = to;
        searched -= start;
        lineEnd -= start;
        next -= start;
        end -= start;
        start = 0;
    }
}
