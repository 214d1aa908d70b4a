package io.memwire.testkit;

import io.memwire.protocol.text.RequestDecoder;
import io.memwire.protocol.text.WireBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;

/**
 * One client's socket. It reads as long as the client takes its answers, and writes first otherwise: a client that does
 * not read costs a bounded buffer and no thread. Each call does one round, so that a busy client does not keep the
 * thread from the others.
 */
final class Connection implements EventLoop.Handler {
    /** Larger writes would make the JDK keep a direct buffer of their size for the thread. */
    private static final int MAX_WRITE_BYTES = 64 * 1024;

    /** What an output buffer may keep when it is empty. */
    private static final int KEPT_OUTPUT_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final Session session;
    private final Traffic traffic;
    private final InstantSource clock;
    private int sent; // bytes of the session's output that are written
    private boolean unanswered; // the session stopped before all requests were answered

    Connection(SocketChannel channel, Session session, Traffic traffic, InstantSource clock) {
        this.channel = channel;
        this.session = session;
        this.traffic = traffic;
        this.clock = clock;
        traffic.opened();
    }

    @Override
    public boolean ready(SelectionKey key) throws IOException {
        if (key.isReadable() && !read()) {
            return false;
        }
        if (isDrained()) {
            unanswered = session.run(clock.millis());
        }
        send();
        if (isDrained() && session.isClosing()) {
            return false;
        }
        boolean waitsToWrite = unanswered || !isDrained();
        key.interestOps(waitsToWrite ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return true;
    }

    @Override
    public void closed() {
        traffic.closed();
    }

    /** False at the end of the stream. */
    private boolean read() throws IOException {
        RequestDecoder decoder = session.decoder();
        byte[] target = decoder.target();
        int count = channel.read(ByteBuffer.wrap(target, decoder.targetOffset(), decoder.targetLength()));
        if (count < 0) {
            return false;
        }
        traffic.read(count);
        decoder.received(count);
        return true;
    }

    private void send() throws IOException {
        WireBuffer out = session.out();
        while (sent < out.length()) {
            int count =
                    channel.write(ByteBuffer.wrap(out.array(), sent, Math.min(out.length() - sent, MAX_WRITE_BYTES)));
            if (count == 0) {
                return;
            }
            traffic.written(count);
            sent += count;
        }
        out.clear();
        out.releaseAbove(KEPT_OUTPUT_BYTES);
        sent = 0;
    }

    private boolean isDrained() {
        return session.out().length() == 0;
    }
}
