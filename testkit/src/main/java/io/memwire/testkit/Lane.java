package io.memwire.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One way of a connection: reads its source, and writes to its sink what the editor makes of it. */
final class Lane {
    private static final int INPUT_BYTES = 16 * 1024;

    private final SocketChannel source;
    private final SocketChannel sink;
    private final Backlog backlog;
    private final Editor editor;
    private final LongAdder bytes;
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES).flip(); // holds what is stalled
    private boolean sourceReady;
    private boolean sourceEnded;
    private boolean sinkEnded;

    Lane(SocketChannel source, SocketChannel sink, Backlog backlog, Editor editor, LongAdder bytes) {
        this.source = source;
        this.sink = sink;
        this.backlog = backlog;
        this.editor = editor;
        this.bytes = bytes;
    }

    Editor editor() {
        return editor;
    }

    void sourceIsReady() {
        sourceReady = true;
    }

    /** Does what can be done now. Returns how the whole connection is to end, or null if it goes on. */
    Fault.@Nullable Kind advance(long nowNanos) throws IOException {
        edit(nowNanos);
        if (sourceReady && wantsToRead()) {
            sourceReady = false;
            read(nowNanos);
        }
        bytes.add(backlog.write(sink, nowNanos));
        if (!backlog.isEmpty()) {
            return null;
        }
        Fault.Kind end = editor.end();
        if (end == null || end == Fault.Kind.HALF_CLOSE) {
            boolean atEnd = end != null || (sourceEnded && !input.hasRemaining());
            endSinkIf(atEnd);
            return null;
        }
        return end;
    }

    /** Whether nothing will pass any more. */
    boolean isOver() {
        return sinkEnded && sourceEnded;
    }

    boolean wantsToRead() {
        return !sourceEnded && (sinkEnded || (!input.hasRemaining() && editor.end() == null && !isHeldBack()));
    }

    boolean wantsToWrite() {
        return backlog.isBlocked();
    }

    long nextNanos(long nowNanos) {
        return backlog.nextNanos(nowNanos);
    }

    private boolean isHeldBack() {
        return editor.isStalled() || backlog.isFull();
    }

    private void edit(long nowNanos) {
        int used = editor.edit(input.array(), input.position(), input.limit(), nowNanos);
        input.position(used);
    }

    private void read(long nowNanos) throws IOException {
        input.clear();
        int count = source.read(input);
        input.flip();
        sourceEnded = count < 0;
        if (sinkEnded) {
            input.position(input.limit()); // nobody is to see it
        } else if (count > 0) {
            edit(nowNanos);
        }
    }

    private void endSinkIf(boolean atEnd) throws IOException {
        if (atEnd && !sinkEnded) {
            sinkEnded = true;
            sink.shutdownOutput();
        }
    }
}
