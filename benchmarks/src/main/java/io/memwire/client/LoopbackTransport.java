package io.memwire.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;

/**
 * A socket in memory with a server behind it that has one value for every key, and stores nothing. It answers in the
 * write, so that a caller who is alone finds its answer at once, and counts how often it was written to and read from.
 * It allocates nothing once its buffer is large enough.
 */
class LoopbackTransport implements Transport {
    private static final byte[] END = "END\r\n".getBytes(US_ASCII);
    private static final byte[] STORED = "STORED\r\n".getBytes(US_ASCII);
    private static final byte[] VALUE = "VALUE ".getBytes(US_ASCII);

    private final byte[] afterKey;
    private byte[] answers = {};
    private int begin;
    private int end;
    private long reads;
    private long writes;
    private boolean closed;

    LoopbackTransport(int valueBytes) {
        byte[] fields = (" 0 " + valueBytes + "\r\n").getBytes(US_ASCII);
        afterKey = Arrays.copyOf(fields, fields.length + valueBytes + 2);
        Arrays.fill(afterKey, fields.length, afterKey.length, (byte) 'v');
        afterKey[afterKey.length - 2] = '\r';
        afterKey[afterKey.length - 1] = '\n';
    }

    synchronized long reads() {
        return reads;
    }

    synchronized long writes() {
        return writes;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        while (begin == end) {
            if (closed) {
                throw new IOException("closed");
            }
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
        reads++;
        int count = Math.min(length, end - begin);
        System.arraycopy(answers, begin, target, offset, count);
        begin += count;
        if (begin == end) {
            begin = 0;
            end = 0;
        }
        return count;
    }

    /** Takes whole requests, as the client writes them. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (this) {
            if (closed) {
                throw new IOException("closed");
            }
            writes++;
            int limit = offset + length;
            for (int at = offset; at < limit; ) {
                at = answer(bytes, at);
            }
            notifyAll();
        }
    }

    /** Answers one request and returns where the next begins. */
    private int answer(byte[] request, int from) {
        int lineEnd = from;
        while (request[lineEnd] != '\n') {
            lineEnd++;
        }
        if (request[from] == 'g') {
            retrieve(request, from + 4, lineEnd - 1);
            return lineEnd + 1;
        }
        if (request[from] == 's') {
            put(STORED, 0, STORED.length);
            return lineEnd + 1 + lastNumber(request, lineEnd - 2) + 2;
        }
        throw new IllegalArgumentException("only get and set are answered here");
    }

    private void retrieve(byte[] request, int from, int lineEnd) {
        for (int key = from; key < lineEnd; ) {
            int keyEnd = key;
            while (request[keyEnd] > ' ' || request[keyEnd] < 0) {
                keyEnd++;
            }
            put(VALUE, 0, VALUE.length);
            put(request, key, keyEnd - key);
            put(afterKey, 0, afterKey.length);
            key = keyEnd + 1;
        }
        put(END, 0, END.length);
    }

    private static int lastNumber(byte[] line, int lastDigit) {
        int number = 0;
        int scale = 1;
        for (int i = lastDigit; line[i] != ' '; i--) {
            number += (line[i] - '0') * scale;
            scale *= 10;
        }
        return number;
    }

    private void put(byte[] bytes, int offset, int length) {
        if (end + length > answers.length) {
            answers = Arrays.copyOf(answers, Math.max(end + length, answers.length * 2));
        }
        System.arraycopy(bytes, offset, answers, end, length);
        end += length;
    }

    @Override
    public boolean isInterruptSafe() {
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
