package io.memwire.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Answers a lone caller like a {@link LoopbackTransport}, and keeps no bytes: what is in memory is the client's. */
final class UnbufferedTransport extends LoopbackTransport {
    private final int valueBytes;
    private String head = "";
    private int body;
    private String tail = "";

    UnbufferedTransport(int valueBytes) {
        super(0);
        this.valueBytes = valueBytes;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (bytes[offset] == 'g') {
            String key = new String(bytes, offset + 4, length - 6, US_ASCII);
            head = "VALUE " + key + " 0 " + valueBytes + "\r\n";
            body = valueBytes;
            tail = "\r\nEND\r\n";
        } else {
            head = "STORED\r\n";
        }
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        if (!head.isEmpty()) {
            int count = put(head, target, offset, length);
            head = head.substring(count);
            return count;
        }
        if (body > 0) { // the target is new, or holds old bytes: any will do
            int count = Math.min(body, length);
            body -= count;
            return count;
        }
        int count = put(tail, target, offset, length);
        tail = tail.substring(count);
        return count;
    }

    private static int put(String text, byte[] target, int offset, int length) {
        int count = Math.min(text.length(), length);
        System.arraycopy(text.getBytes(US_ASCII), 0, target, offset, count);
        return count;
    }
}
