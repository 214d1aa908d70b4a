package io.memwire.it.soak;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.memwire.testkit.MemcachedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** The statistics of a memcached, asked past the client that is tested. */
final class RawStats {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Map<String, String> values;

    private RawStats(Map<String, String> values) {
        this.values = values;
    }

    static RawStats of(MemcachedProcess memcached) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), memcached.port());
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("stats\r\n".getBytes(US_ASCII));
            var values = new HashMap<String, String>();
            for (String line = lines.readLine(); line != null && !line.equals("END"); line = lines.readLine()) {
                int name = line.indexOf(' ') + 1; // STAT name value
                int value = line.indexOf(' ', name) + 1;
                values.put(line.substring(name, value - 1), line.substring(value));
            }
            return new RawStats(values);
        } catch (IOException e) {
            throw new UncheckedIOException("no statistics of " + memcached, e);
        }
    }

    long get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("memcached has no statistics of " + name);
        }
        return Long.parseLong(value);
    }
}
