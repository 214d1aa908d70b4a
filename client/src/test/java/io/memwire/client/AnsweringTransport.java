package io.memwire.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

/**
 * A socket in memory with a server behind it that answers at once, in pieces of any length: each key has itself as its
 * value, whatever is deleted was there.
 */
final class AnsweringTransport implements Transport {
    private final boolean interruptSafe;
    private final Random random;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final StringBuilder replies = new StringBuilder();
    private boolean closed;

    AnsweringTransport(boolean interruptSafe, Random random) {
        this.interruptSafe = interruptSafe;
        this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        boolean interrupted = false;
        while (replies.length() == 0 && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // as a socket's read: it goes on
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new IOException("closed here");
        }
        int available = Math.min(length, replies.length());
        int count = random.nextBoolean() ? available : 1 + random.nextInt(available);
        byte[] bytes = replies.substring(0, count).getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, target, offset, count);
        replies.delete(0, count);
        return count;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("closed here");
        }
        request.write(bytes, offset, length);
        String lines = request.toString(ISO_8859_1);
        int from = 0;
        for (int end = lines.indexOf("\r\n"); end >= 0; end = lines.indexOf("\r\n", from)) {
            answer(lines.substring(from, end).split(" "));
            from = end + 2;
        }
        request.reset();
        request.writeBytes(lines.substring(from).getBytes(ISO_8859_1));
        notifyAll();
    }

    private void answer(String[] words) {
        if (words[words.length - 1].equals("noreply")) {
            return;
        }
        switch (words[0]) {
            case "get" -> {
                for (int i = 1; i < words.length; i++) {
                    replies.append("VALUE ").append(words[i]).append(" 0 ").append(words[i].length());
                    replies.append("\r\n").append(words[i]).append("\r\n");
                }
                replies.append("END\r\n");
            }
            case "delete" -> replies.append("DELETED\r\n");
            default -> replies.append("ERROR\r\n");
        }
    }

    @Override
    public boolean isInterruptSafe() {
        return interruptSafe;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
