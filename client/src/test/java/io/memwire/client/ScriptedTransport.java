package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A socket in memory: the test says what the server sends and when writes get through, and sees what was written, in how
 * many writes, and by which threads.
 */
final class ScriptedTransport implements Transport {
    private final boolean interruptSafe;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
    private final Semaphore writePermits = new Semaphore(Integer.MAX_VALUE);
    private final Set<Thread> users = ConcurrentHashMap.newKeySet();
    private int readerWaiting;
    private int writerWaiting;
    private int reads;
    private int writes;
    private boolean closed;
    private boolean ended;
    private @Nullable Error readError;
    private @Nullable Error writeError;

    ScriptedTransport(boolean interruptSafe) {
        this.interruptSafe = interruptSafe;
    }

    /** The server sends these characters, a byte each. */
    synchronized void send(String reply) {
        incoming.writeBytes(reply.getBytes(ISO_8859_1));
        notifyAll();
    }

    /** The server closes its side. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The next read, or the one that is blocked, throws. */
    synchronized void failRead(Error error) {
        readError = error;
        notifyAll();
    }

    /** The next write, or the one that is blocked, throws. */
    synchronized void failWrite(Error error) {
        writeError = error;
    }

    /** From here on writes block until {@link #letWritesThrough}. */
    void holdWrites() {
        writePermits.drainPermits();
    }

    void letWritesThrough() {
        writePermits.release(Integer.MAX_VALUE - writePermits.availablePermits());
    }

    /** Waits until a thread is blocked in a read. */
    synchronized void awaitReader() throws InterruptedException {
        while (readerWaiting == 0) {
            wait();
        }
    }

    /** Waits until a thread is blocked in a write. */
    synchronized void awaitWriter() throws InterruptedException {
        while (writerWaiting == 0) {
            wait();
        }
    }

    /** Waits until all that was written is {@code text}. */
    synchronized void awaitWritten(String text) throws InterruptedException {
        while (!written.toString(ISO_8859_1).equals(text)) {
            wait();
        }
    }

    /** Waits until what was written ends in {@code text}. */
    synchronized void awaitLastWritten(String text) throws InterruptedException {
        while (!written.toString(ISO_8859_1).endsWith(text)) {
            wait();
        }
    }

    synchronized String written() {
        return written.toString(ISO_8859_1);
    }

    synchronized int reads() {
        return reads;
    }

    synchronized int writes() {
        return writes;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The threads that have read or written. */
    Set<Thread> users() {
        return users;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        users.add(Thread.currentThread());
        reads++;
        readerWaiting++;
        notifyAll();
        try {
            while (incoming.size() == 0) {
                if (readError != null) {
                    throw readError;
                }
                if (closed) {
                    throw new IOException("closed here");
                }
                if (ended) {
                    return -1;
                }
                waitQuietly();
            }
        } finally {
            readerWaiting--;
        }
        byte[] bytes = incoming.toByteArray();
        int count = Math.min(length, bytes.length);
        System.arraycopy(bytes, 0, target, offset, count);
        incoming.reset();
        incoming.write(bytes, count, bytes.length - count);
        return count;
    }

    /** As a socket: an interrupt neither ends the wait nor is lost. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private void waitQuietly() {
        boolean interrupted = Thread.interrupted();
        try {
            wait();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        users.add(Thread.currentThread());
        synchronized (this) {
            writerWaiting++;
            notifyAll();
        }
        writePermits.acquireUninterruptibly();
        synchronized (this) {
            writerWaiting--;
            writePermits.release();
            if (writeError != null) {
                throw writeError;
            }
            if (closed) {
                throw new IOException("closed here");
            }
            writes++;
            written.write(bytes, offset, length);
            notifyAll();
        }
    }

    @Override
    public boolean isInterruptSafe() {
        return interruptSafe;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        letWritesThrough();
    }
}
