package io.memwire.it.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection without a client: says what a server really holds, byte by byte. */
final class RawSession implements AutoCloseable {
    private final SocketChannel channel;

    private RawSession(SocketChannel channel) {
        this.channel = channel;
    }

    static RawSession open(String address) {
        try {
            return new RawSession(SocketChannel.open(socketAddress(address)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to " + address, e);
        }
    }

    private static SocketAddress socketAddress(String address) {
        if (address.startsWith("unix:")) {
            return UnixDomainSocketAddress.of(address.substring("unix:".length()));
        }
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** Sends bytes, one per character, and reads until the answer ends with {@code end}. Returns all of the answer. */
    String ask(String request, String end) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            var answer = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
            while (!answer.toString().endsWith(end)) {
                if (channel.read(buffer.clear()) < 0) {
                    throw new EOFException("after \"" + answer + "\"");
                }
                answer.append(ISO_8859_1.decode(buffer.flip()));
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one line and returns the line that answers it, both without their ends. */
    String line(String request) {
        String answer = ask(request + "\r\n", "\r\n");
        return answer.substring(0, answer.length() - 2);
    }

    /** Stores a value whatever was there. */
    void set(String key, int flags, String data) {
        String answer = line("set " + key + " " + flags + " 0 " + data.length() + "\r\n" + data);
        if (!answer.equals("STORED")) {
            throw new AssertionError(answer);
        }
    }

    /** What is stored: {@code FLAGS DATA}, flags unsigned and data one character a byte; {@code "-"} for nothing. */
    String stored(String key) {
        String answer = ask("get " + key + "\r\n", "END\r\n");
        if (answer.equals("END\r\n")) {
            return "-";
        }
        int lineEnd = answer.indexOf("\r\n");
        String flags = answer.substring(0, lineEnd).split(" ", -1)[2];
        return flags + " " + answer.substring(lineEnd + 2, answer.length() - "\r\nEND\r\n".length());
    }

    /** One of the general statistics. */
    long statistic(String name) {
        String value = statistics().get(name);
        if (value == null) {
            throw new AssertionError("no statistic " + name);
        }
        return Long.parseLong(value);
    }

    private Map<String, String> statistics() {
        var statistics = new LinkedHashMap<String, String>();
        for (String line : ask("stats\r\n", "END\r\n").split("\r\n", -1)) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                statistics.put(words[1], words[2]);
            }
        }
        return statistics;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
