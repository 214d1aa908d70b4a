package io.memwire.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/**
 * No client at all: a blocking socket for each caller and server, requests that were encoded beforehand, and nothing
 * done with an answer but waiting for as many bytes as it will have. What request and response cost here, whoever makes
 * them. With values, each value of an answer becomes an array of its own, as a caller wants it. Keys go to the servers
 * in turn.
 */
final class Raw implements Client {
    private final List<String> servers;
    private final Items items;
    private final boolean isWithValues;
    private final byte[][] gets;
    private final byte[][] sets;

    /** Requests for keys in a row, by the first key divided by their number: one for each server. */
    private final byte[][][] multiGets;

    Raw(List<String> servers, Items items, boolean isWithValues) {
        this.servers = servers;
        this.items = items;
        this.isWithValues = isWithValues;
        gets = new byte[items.count()][];
        sets = new byte[items.count()][];
        for (int key = 0; key < gets.length; key++) {
            gets[key] = ascii("get " + items.key(key) + "\r\n");
            sets[key] = set(items.key(key), items.value(key));
        }
        multiGets = new byte[items.count() / Workload.KEYS_PER_MULTI_GET][][];
        for (int i = 0; i < multiGets.length; i++) {
            multiGets[i] = multiGet(i * Workload.KEYS_PER_MULTI_GET);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] set(String key, byte[] value) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(ascii("set " + key + " 0 0 " + value.length + "\r\n"));
        request.writeBytes(value);
        request.writeBytes(ascii("\r\n"));
        return request.toByteArray();
    }

    private byte[][] multiGet(int first) {
        var requests = new byte[servers.size()][];
        for (int server = 0; server < requests.length; server++) {
            var line = new StringBuilder("get");
            for (int key = first; key < first + Workload.KEYS_PER_MULTI_GET; key++) {
                if (key % requests.length == server) {
                    line.append(' ').append(items.key(key));
                }
            }
            requests[server] = ascii(line.append("\r\n").toString());
        }
        return requests;
    }

    /** Length of the line before a value. */
    private int headLength(int key) {
        return "VALUE ".length() + items.key(key).length() + tailOfHead().length();
    }

    private String tailOfHead() {
        return " 0 " + items.value(0).length + "\r\n";
    }

    private int hitLength(int key) {
        return headLength(key) + items.value(key).length + 2;
    }

    @Override
    public Session session() throws IOException {
        return new RawSession();
    }

    @Override
    public AsyncGets asyncGets(int outstanding) throws IOException {
        return new RawPipeline(open(servers.get(0)), items, outstanding);
    }

    @Override
    public void close() {}

    private static Socket open(String server) throws IOException {
        int colon = server.lastIndexOf(':');
        var socket = new Socket(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        return socket;
    }

    private final class RawSession implements Session {
        private static final int STORED_LENGTH = 8;
        private static final int END_LENGTH = 5;

        private final Socket[] sockets = new Socket[servers.size()];
        private final InputStream[] in = new InputStream[sockets.length];
        private final OutputStream[] out = new OutputStream[sockets.length];
        private byte[] answer = new byte[hitLength(items.count() - 1) + END_LENGTH];

        RawSession() throws IOException {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = open(servers.get(i));
                in[i] = sockets[i].getInputStream();
                out[i] = sockets[i].getOutputStream();
            }
        }

        @Override
        public void get(int key) throws IOException {
            int server = key % sockets.length;
            out[server].write(gets[key]);
            read(server, hitLength(key) + END_LENGTH);
            int head = headLength(key);
            if (isWithValues) {
                items.check(key, value(key, head), 0);
            } else {
                items.check(key, answer, head);
            }
        }

        private byte[] value(int key, int from) {
            return Arrays.copyOfRange(answer, from, from + items.value(key).length);
        }

        @Override
        public void set(int key) throws IOException {
            int server = key % sockets.length;
            out[server].write(sets[key]);
            read(server, STORED_LENGTH);
            items.requireStored(key, answer[0] == 'S');
        }

        @Override
        public void getMulti(int first, List<String> keys) throws IOException {
            byte[][] requests = multiGets[first / Workload.KEYS_PER_MULTI_GET];
            for (int server = 0; server < sockets.length; server++) {
                out[server].write(requests[server]);
            }
            for (int server = 0; server < sockets.length; server++) {
                int length = END_LENGTH;
                int firstKey = -1;
                for (int key = first; key < first + keys.size(); key++) {
                    if (key % sockets.length == server) {
                        length += hitLength(key);
                        firstKey = firstKey < 0 ? key : firstKey;
                    }
                }
                read(server, length);
                items.check(firstKey, answer, headLength(firstKey));
                if (isWithValues) {
                    takeValues(server, first, first + keys.size());
                }
            }
        }

        private void takeValues(int server, int first, int end) {
            int from = 0;
            for (int key = first; key < end; key++) {
                if (key % sockets.length == server) {
                    items.check(key, value(key, from + headLength(key)), 0);
                    from += hitLength(key);
                }
            }
        }

        private void read(int server, int length) throws IOException {
            if (answer.length < length) {
                answer = new byte[length];
            }
            for (int have = 0; have < length; ) {
                int count = in[server].read(answer, have, length - have);
                if (count < 0) {
                    throw new EOFException();
                }
                have += count;
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
