package io.memwire.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** No client at all: {@code mg} requests gather until an answer must be read for, then leave in one write. */
final class RawPipeline implements AsyncGets {
    private static final int READ_BYTES = 64 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Items items;
    private final byte[][] requests;
    private final byte[] gathered;
    private int gatheredLength;

    private final int headLength;
    private final int answerLength;
    private final byte[] received = new byte[READ_BYTES];
    private int begin;
    private int end;

    RawPipeline(Socket socket, Items items, int outstanding) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.items = items;
        this.requests = new byte[items.count()][];
        int longest = 0;
        for (int key = 0; key < requests.length; key++) {
            requests[key] = ("mg " + items.key(key) + " v\r\n").getBytes(US_ASCII);
            longest = Math.max(longest, requests[key].length);
        }
        this.gathered = new byte[longest * outstanding];
        int valueBytes = items.value(0).length;
        this.headLength = ("VA " + valueBytes + "\r\n").length();
        this.answerLength = headLength + valueBytes + 2;
    }

    @Override
    public void send(int place, int key) {
        byte[] request = requests[key];
        System.arraycopy(request, 0, gathered, gatheredLength, request.length);
        gatheredLength += request.length;
    }

    @Override
    public void await(int place, int key) throws IOException {
        if (end - begin < answerLength) {
            out.write(gathered, 0, gatheredLength);
            gatheredLength = 0;
            System.arraycopy(received, begin, received, 0, end - begin);
            end -= begin;
            begin = 0;
            while (end < answerLength) {
                int count = in.read(received, end, received.length - end);
                if (count < 0) {
                    throw new EOFException();
                }
                end += count;
            }
        }
        items.check(key, received, begin + headLength);
        begin += answerLength;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
